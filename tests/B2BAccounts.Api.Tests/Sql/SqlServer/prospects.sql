-- @ef_filter__SeesEverything Boolean
SELECT COUNT(*)
FROM [Prospects] AS [p]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[Stage] NOT IN ('CONVERTED', 'DISMISSED');

-- @Value Int32
-- @ef_filter__SeesEverything Boolean
SELECT TOP(@Value) [p].[Id], [p].[AccountId], [p].[CostClass], [p].[DismissedReason], [p].[DoNotContactUntil], [p].[FlaggedOn], [p].[LastSeenOn], [p].[NearestCustomerId], [p].[Owner], [p].[PathConfidence], [p].[PathLinkIds], [p].[Rank], [p].[Score], [p].[Stage], [p].[UpdatedAt], [p].[Version]
FROM [Prospects] AS [p]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[Stage] NOT IN ('CONVERTED', 'DISMISSED')
ORDER BY [p].[Rank] DESC, [p].[Id];
