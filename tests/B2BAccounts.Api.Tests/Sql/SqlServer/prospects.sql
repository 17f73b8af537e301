-- @ef_filter__SeesEverything Boolean
SELECT COUNT(*)
FROM [Prospects] AS [p]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[Stage] NOT IN ('CONVERTED', 'DISMISSED');

-- @Value Int32
-- @ef_filter__SeesEverything Boolean
SELECT [p1].[Id], [p1].[AccountId], [p1].[CostClass], [p1].[DismissedReason], [p1].[DoNotContactUntil], [p1].[FlaggedOn], [p1].[LastSeenOn], [p1].[NearestCustomerId], [p1].[Owner], [p1].[PathConfidence], [p1].[PathLinkIds], [p1].[Rank], [p1].[Score], [p1].[Stage], [p1].[UpdatedAt], [p1].[Version], [p2].[Id], [p2].[Evidence], [p2].[Kind], [p2].[ProspectId], [p2].[Share], [p2].[Strength]
FROM (
    SELECT TOP(@Value) [p].[Id], [p].[AccountId], [p].[CostClass], [p].[DismissedReason], [p].[DoNotContactUntil], [p].[FlaggedOn], [p].[LastSeenOn], [p].[NearestCustomerId], [p].[Owner], [p].[PathConfidence], [p].[PathLinkIds], [p].[Rank], [p].[Score], [p].[Stage], [p].[UpdatedAt], [p].[Version]
    FROM [Prospects] AS [p]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[Stage] NOT IN ('CONVERTED', 'DISMISSED')
    ORDER BY [p].[Rank] DESC, [p].[Id]
) AS [p1]
LEFT JOIN (
    SELECT [p0].[Id], [p0].[Evidence], [p0].[Kind], [p0].[ProspectId], [p0].[Share], [p0].[Strength]
    FROM [ProspectSignals] AS [p0]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
) AS [p2] ON [p1].[Id] = [p2].[ProspectId]
ORDER BY [p1].[Rank] DESC, [p1].[Id];
