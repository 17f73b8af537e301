-- @Value_contains String(800)
-- @Value1 AnsiString(40)
SELECT COUNT(*)
FROM [Accounts] AS [a]
WHERE [a].[SearchName] LIKE @Value_contains ESCAPE N'\' AND [a].[Status] = @Value1;

-- @Value2 Int32
-- @Value_contains String(800)
-- @Value1 AnsiString(40)
SELECT TOP(@Value2) [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE [a].[SearchName] LIKE @Value_contains ESCAPE N'\' AND [a].[Status] = @Value1
ORDER BY [a].[LegalName], [a].[Grade] DESC, [a].[Id];
