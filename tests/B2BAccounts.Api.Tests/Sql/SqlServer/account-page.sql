-- @number String(40)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE [a].[Number] = @number;

-- @list String(4000)
SELECT [c].[AccountId] AS [Key], [c].[Name]
FROM [Contacts] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
)
ORDER BY [c].[Name], [c].[Id];

-- @list String(4000)
SELECT [a].[AccountId] AS [Key], [a].[Value]
FROM [AccountIdentifiers] AS [a]
WHERE [a].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
)
ORDER BY [a].[Scheme], [a].[Value];

-- @Value1 Int32
-- @Value Int64
SELECT TOP(@Value1) [i].[Date], [i].[Id], [i].[Number]
FROM [Invoices] AS [i]
WHERE [i].[AccountId] = @Value
ORDER BY [i].[Date] DESC, [i].[Id];

-- @accounts String(4000)
-- @day Date
SELECT [i].[AccountId], 1 AS [Kind]
FROM [Invoices] AS [i]
WHERE [i].[AccountId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a]
) AND [i].[Date] > @day
UNION
SELECT [c].[AccountId], 1 AS [Kind]
FROM [CreditNotes] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [a0].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a0]
) AND [c].[Date] > @day
UNION
SELECT [p].[AccountId], 1 AS [Kind]
FROM [Payments] AS [p]
WHERE [p].[AccountId] IN (
    SELECT [a1].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a1]
) AND [p].[Date] > @day
UNION
SELECT [a2].[AccountId], 1 AS [Kind]
FROM [Allocations] AS [a2]
WHERE [a2].[AccountId] IN (
    SELECT [a3].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a3]
) AND [a2].[Date] > @day
UNION
SELECT [r].[AccountId], 1 AS [Kind]
FROM [Reversals] AS [r]
WHERE [r].[AccountId] IN (
    SELECT [a4].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a4]
) AND [r].[Date] > @day
UNION
SELECT [d].[AccountId], 2 AS [Kind]
FROM [Disputes] AS [d]
WHERE [d].[AccountId] IN (
    SELECT [a5].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a5]
) AND [d].[OpenedOn] <= @day AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day);

-- @accounts String(4000)
SELECT [o].[AccountId], [o].[Kind], [o].[Currency], [o].[DueDate] AS [On], COALESCE(SUM([o].[Open]), 0.0) AS [Amount], COUNT(*) AS [Documents]
FROM [OpenDocuments] AS [o]
WHERE [o].[AccountId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a]
) AND [o].[Kind] IN ('INVOICE', 'PAYMENT', 'CREDIT_NOTE')
GROUP BY [o].[AccountId], [o].[Kind], [o].[Currency], [o].[DueDate];

-- @kind AnsiString(40)
-- @day Date
SELECT TOP(1) [p].[Document]
FROM [Policies] AS [p]
WHERE [p].[Kind] = @kind AND [p].[ActiveFrom] <= @day
ORDER BY [p].[ActiveFrom] DESC, [p].[ActivatedAt] DESC, [p].[Id] DESC;

-- @accounts String(4000)
SELECT [a].[Id], [a].[ParentId]
FROM [Accounts] AS [a]
WHERE [a].[Id] IN (
    SELECT [a0].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a0]
);

-- @accounts String(4000)
-- @day Date
SELECT [c].[Id], [c].[AccountId], [c].[Amount], [c].[CoverPercent], [c].[Currency], [c].[DecisionId], [c].[ExpiresOn], [c].[Group], [c].[Insurer], [c].[PolicyVersion], [c].[Reason], [c].[RecordedAt], [c].[SetBy], [c].[Source], [c].[ValidFrom]
FROM [CreditLimits] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a]
) AND ([c].[Source] <> 'POLICY' OR NOT EXISTS (
    SELECT 1
    FROM [CreditLimits] AS [c0]
    WHERE [c0].[AccountId] = [c].[AccountId] AND [c0].[Source] = 'POLICY' AND [c0].[ValidFrom] > [c].[ValidFrom] AND [c0].[ValidFrom] <= @day));

-- @accounts String(4000)
SELECT [c].[Id], [c].[AccountId], [c].[Amount], [c].[Currency], [c].[Delivered], [c].[ExpiresOn], [c].[Invoiced], [c].[OrderNumber], [c].[Outstanding], [c].[Reserved], [c].[ReservedAt], [c].[UpdatedAt], [c].[Version]
FROM [CreditReservations] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a]
) AND [c].[Outstanding] > 0.0;

-- @accounts String(4000)
SELECT [o].[AccountId], [o].[Kind], [o].[Currency], COALESCE(SUM([o].[Open]), 0.0) AS [Open]
FROM [OpenDocuments] AS [o]
WHERE [o].[AccountId] IN (
    SELECT [a].[value]
    FROM OPENJSON(@accounts) WITH ([value] bigint '$') AS [a]
)
GROUP BY [o].[AccountId], [o].[Kind], [o].[Currency];

-- @list String(4000)
-- @day Date
-- @list2 String(4000)
SELECT [i].[AccountId] AS [Id], COUNT(*) AS [Count], MIN([i].[Date]) AS [First], MAX([i].[Date]) AS [Last]
FROM [Invoices] AS [i]
WHERE [i].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [i].[Date] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Reversals] AS [r]
    WHERE [r].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
    ) AND [r].[Date] <= @day AND [r].[Kind] = 'INVOICE' AND [r].[DocumentId] = [i].[Id])
GROUP BY [i].[AccountId];

-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @since Date
-- @list5 String(4000)
-- @day6 Date
-- @list7 String(4000)
SELECT [i].[AccountId], [i].[Currency], [i].[Date], COALESCE(SUM(COALESCE([i].[NetAmount], [i].[Amount])), 0.0) AS [Amount], 1 AS [IsOrder]
FROM [Invoices] AS [i]
WHERE [i].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [i].[Date] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Reversals] AS [r]
    WHERE [r].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
    ) AND [r].[Date] <= @day AND [r].[Kind] = 'INVOICE' AND [r].[DocumentId] = [i].[Id]) AND [i].[Date] >= @since
GROUP BY [i].[AccountId], [i].[Currency], [i].[Date]
UNION ALL
SELECT [c].[AccountId], [c].[Currency], [c].[Date], COALESCE(SUM(COALESCE([c].[NetAmount], [c].[Amount])), 0.0) AS [Amount], 0 AS [IsOrder]
FROM [CreditNotes] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [l1].[value]
    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l1]
) AND [c].[Date] <= @day6 AND NOT EXISTS (
    SELECT 1
    FROM [Reversals] AS [r0]
    WHERE [r0].[AccountId] IN (
        SELECT [l2].[value]
        FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l2]
    ) AND [r0].[Date] <= @day6 AND [r0].[Kind] = 'CREDIT_NOTE' AND [r0].[DocumentId] = [c].[Id]) AND [c].[Date] >= @since
GROUP BY [c].[AccountId], [c].[Currency], [c].[Date];

-- @list String(4000)
-- @day Date
SELECT [a].[Id], [a].[AccountId], [a].[AsOf], [a].[ConfirmedAt], [a].[ConfirmedFor], [a].[Document], [a].[Grade], [a].[GradeByPoints], [a].[InputHash], [a].[PolicyVersion], [a].[QuantileTableId], [a].[RecordedAt], [a].[Total]
FROM [Assessments] AS [a]
WHERE [a].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [a].[AsOf] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Assessments] AS [a0]
    WHERE [a0].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l0]
    ) AND [a0].[AccountId] = [a].[AccountId] AND [a0].[AsOf] <= @day AND ([a0].[AsOf] > [a].[AsOf] OR ([a0].[AsOf] = [a].[AsOf] AND ([a0].[RecordedAt] > [a].[RecordedAt] OR ([a0].[RecordedAt] = [a].[RecordedAt] AND [a0].[Id] > [a].[Id])))));

-- @day Date
-- @list String(4000)
-- @minConfidence Decimal
SELECT [s].[Id], [s].[SupplierId], [s].[BuyerId], [s].[Confidence]
FROM [SupplyLinks] AS [s]
WHERE ([s].[ValidFrom] IS NULL OR [s].[ValidFrom] <= @day) AND ([s].[ValidTo] IS NULL OR [s].[ValidTo] >= @day) AND [s].[BuyerId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [s].[Confidence] >= @minConfidence;

-- @list String(4000)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE [a].[Id] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
);
