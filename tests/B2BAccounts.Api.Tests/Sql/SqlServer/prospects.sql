SELECT COUNT(*)
FROM [Prospects] AS [p]
WHERE [p].[Stage] NOT IN ('CONVERTED', 'DISMISSED');

-- @Value Int32
SELECT TOP(@Value) [p].[Id], [p].[AccountId], [p].[CostClass], [p].[DismissedReason], [p].[DoNotContactUntil], [p].[FlaggedOn], [p].[LastSeenOn], [p].[NearestCustomerId], [p].[Owner], [p].[PathConfidence], [p].[PathLinkIds], [p].[Rank], [p].[Score], [p].[Stage], [p].[UpdatedAt], [p].[Version]
FROM [Prospects] AS [p]
WHERE [p].[Stage] NOT IN ('CONVERTED', 'DISMISSED')
ORDER BY [p].[Rank] DESC, [p].[Id];
