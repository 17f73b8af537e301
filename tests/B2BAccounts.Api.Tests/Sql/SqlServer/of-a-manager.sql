-- @Value1 Int32
-- @ef_filter__Managers String(4000)
-- @ef_filter__Teams String(4000)
-- @ef_filter__Regions String(4000)
-- @ef_filter__Ids String(4000)
-- @ef_filter__SeesProspects5 Boolean
-- @Value AnsiString(40)
SELECT TOP(@Value1) [a].[Number]
FROM [Accounts] AS [a]
WHERE ([a].[Manager] IN (
    SELECT [e].[value]
    FROM OPENJSON(@ef_filter__Managers) WITH ([value] nvarchar(100) '$') AS [e]
) OR [a].[Team] IN (
    SELECT [e0].[value]
    FROM OPENJSON(@ef_filter__Teams) WITH ([value] nvarchar(100) '$') AS [e0]
) OR [a].[Region] IN (
    SELECT [e1].[value]
    FROM OPENJSON(@ef_filter__Regions) WITH ([value] nvarchar(100) '$') AS [e1]
) OR [a].[Id] IN (
    SELECT [e2].[value]
    FROM OPENJSON(@ef_filter__Ids) WITH ([value] bigint '$') AS [e2]
) OR (@ef_filter__SeesProspects5 = CAST(1 AS bit) AND [a].[Status] IN ('PROSPECT', 'LOST'))) AND [a].[Status] = @Value
ORDER BY [a].[LegalName], [a].[Id];

-- @ef_filter__Managers String(4000)
-- @ef_filter__Teams String(4000)
-- @ef_filter__Regions String(4000)
-- @ef_filter__Ids String(4000)
-- @ef_filter__SeesProspects5 Boolean
-- @number String(40)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE ([a].[Manager] IN (
    SELECT [e].[value]
    FROM OPENJSON(@ef_filter__Managers) WITH ([value] nvarchar(100) '$') AS [e]
) OR [a].[Team] IN (
    SELECT [e0].[value]
    FROM OPENJSON(@ef_filter__Teams) WITH ([value] nvarchar(100) '$') AS [e0]
) OR [a].[Region] IN (
    SELECT [e1].[value]
    FROM OPENJSON(@ef_filter__Regions) WITH ([value] nvarchar(100) '$') AS [e1]
) OR [a].[Id] IN (
    SELECT [e2].[value]
    FROM OPENJSON(@ef_filter__Ids) WITH ([value] bigint '$') AS [e2]
) OR (@ef_filter__SeesProspects5 = CAST(1 AS bit) AND [a].[Status] IN ('PROSPECT', 'LOST'))) AND [a].[Number] = @number;

-- @Value1 Int32
-- @ef_filter__Managers String(4000)
-- @ef_filter__Teams String(4000)
-- @ef_filter__Regions String(4000)
-- @ef_filter__Ids String(4000)
-- @ef_filter__SeesProspects5 Boolean
-- @Value Int64
SELECT TOP(@Value1) [i].[Number]
FROM [Invoices] AS [i]
WHERE EXISTS (
    SELECT 1
    FROM [Accounts] AS [a]
    WHERE ([a].[Manager] IN (
        SELECT [e].[value]
        FROM OPENJSON(@ef_filter__Managers) WITH ([value] nvarchar(100) '$') AS [e]
    ) OR [a].[Team] IN (
        SELECT [e0].[value]
        FROM OPENJSON(@ef_filter__Teams) WITH ([value] nvarchar(100) '$') AS [e0]
    ) OR [a].[Region] IN (
        SELECT [e1].[value]
        FROM OPENJSON(@ef_filter__Regions) WITH ([value] nvarchar(100) '$') AS [e1]
    ) OR [a].[Id] IN (
        SELECT [e2].[value]
        FROM OPENJSON(@ef_filter__Ids) WITH ([value] bigint '$') AS [e2]
    ) OR (@ef_filter__SeesProspects5 = CAST(1 AS bit) AND [a].[Status] IN ('PROSPECT', 'LOST'))) AND [a].[Id] = [i].[AccountId]) AND [i].[AccountId] = @Value
ORDER BY [i].[Date] DESC, [i].[Id];

-- @Value3 Int32
-- @ef_filter__Managers String(4000)
-- @ef_filter__Teams String(4000)
-- @ef_filter__Regions String(4000)
-- @ef_filter__Ids String(4000)
-- @ef_filter__SeesProspects5 Boolean
-- @day Date
-- @Value Int64
SELECT TOP(@Value3) [s].[Id]
FROM [SupplyLinks] AS [s]
WHERE EXISTS (
    SELECT 1
    FROM [Accounts] AS [a]
    WHERE ([a].[Manager] IN (
        SELECT [e].[value]
        FROM OPENJSON(@ef_filter__Managers) WITH ([value] nvarchar(100) '$') AS [e]
    ) OR [a].[Team] IN (
        SELECT [e0].[value]
        FROM OPENJSON(@ef_filter__Teams) WITH ([value] nvarchar(100) '$') AS [e0]
    ) OR [a].[Region] IN (
        SELECT [e1].[value]
        FROM OPENJSON(@ef_filter__Regions) WITH ([value] nvarchar(100) '$') AS [e1]
    ) OR [a].[Id] IN (
        SELECT [e2].[value]
        FROM OPENJSON(@ef_filter__Ids) WITH ([value] bigint '$') AS [e2]
    ) OR (@ef_filter__SeesProspects5 = CAST(1 AS bit) AND [a].[Status] IN ('PROSPECT', 'LOST'))) AND [a].[Id] = [s].[SupplierId]) AND EXISTS (
    SELECT 1
    FROM [Accounts] AS [a0]
    WHERE ([a0].[Manager] IN (
        SELECT [e3].[value]
        FROM OPENJSON(@ef_filter__Managers) WITH ([value] nvarchar(100) '$') AS [e3]
    ) OR [a0].[Team] IN (
        SELECT [e4].[value]
        FROM OPENJSON(@ef_filter__Teams) WITH ([value] nvarchar(100) '$') AS [e4]
    ) OR [a0].[Region] IN (
        SELECT [e5].[value]
        FROM OPENJSON(@ef_filter__Regions) WITH ([value] nvarchar(100) '$') AS [e5]
    ) OR [a0].[Id] IN (
        SELECT [e6].[value]
        FROM OPENJSON(@ef_filter__Ids) WITH ([value] bigint '$') AS [e6]
    ) OR (@ef_filter__SeesProspects5 = CAST(1 AS bit) AND [a0].[Status] IN ('PROSPECT', 'LOST'))) AND [a0].[Id] = [s].[BuyerId]) AND ([s].[ValidFrom] IS NULL OR [s].[ValidFrom] <= @day) AND ([s].[ValidTo] IS NULL OR [s].[ValidTo] >= @day) AND [s].[BuyerId] = @Value
ORDER BY [s].[Id];
