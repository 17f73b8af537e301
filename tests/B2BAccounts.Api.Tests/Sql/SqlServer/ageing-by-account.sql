SELECT TOP(2) [s].[Name], [s].[Value]
FROM [Settings] AS [s]
WHERE [s].[Name] = N'AccountFigures';

-- @day6 Date
-- @oldest Date
-- @oldest8 Date
-- @oldest9 Date
-- @oldest10 Date
-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u3].[Open], [i0].[AccountId], [i0].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i0].[DueDate] < @day6 THEN CASE
            WHEN [i0].[DueDate] >= @oldest THEN 1
            WHEN [i0].[DueDate] >= @oldest8 THEN 2
            WHEN [i0].[DueDate] >= @oldest9 THEN 3
            WHEN [i0].[DueDate] >= @oldest10 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day1
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day2
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId], COALESCE(SUM([d].[Amount]), 0.0) AS [Amount]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @kind AnsiString(40)
-- @day Date
-- @kind0 AnsiString(40)
-- @day3 Date
-- @kind1 AnsiString(40)
-- @day5 Date
-- @kind2 AnsiString(40)
-- @day7 Date
-- @kind3 AnsiString(40)
-- @kind4 AnsiString(40)
-- @day8 Date
-- @kind11 AnsiString(40)
-- @day12 Date
-- @kind110 AnsiString(40)
-- @day14 Date
-- @kind111 AnsiString(40)
-- @day16 Date
-- @kind112 AnsiString(40)
-- @day18 Date
-- @kind113 AnsiString(40)
-- @kind114 AnsiString(40)
-- @day19 Date
SELECT [u13].[AccountId], [u13].[Currency], COALESCE(SUM([u13].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p0].[AccountId], [p0].[Currency], [u5].[Amount]
    FROM (
        SELECT [u4].[DocumentId], COALESCE(SUM([u4].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = @kind
            UNION ALL
            SELECT [p].[Id] AS [DocumentId], 0.0 - [p].[Amount] AS [Amount]
            FROM [Payments] AS [p]
            WHERE [p].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = @kind0 AND [r].[Date] > @day3
            UNION ALL
            SELECT [a].[FromId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[FromKind] = @kind1 AND [a].[Date] > @day5
            UNION ALL
            SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount]
            FROM [Allocations] AS [a0]
            WHERE [a0].[ToKind] = @kind2 AND [a0].[Date] > @day7
            UNION ALL
            SELECT [u3].[DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE [a1].[FromKind] = @kind3
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE [a2].[ToKind] = @kind4
            ) AS [u3] ON [r0].[DocumentId] = [u3].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day8
        ) AS [u4]
        GROUP BY [u4].[DocumentId]
    ) AS [u5]
    INNER JOIN [Payments] AS [p0] ON [u5].[DocumentId] = [p0].[Id]
    UNION ALL
    SELECT [c0].[AccountId], [c0].[Currency], [u12].[Amount]
    FROM (
        SELECT [u11].[DocumentId], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o0].[DocumentId], [o0].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o0]
            WHERE [o0].[Kind] = @kind11
            UNION ALL
            SELECT [c].[Id] AS [DocumentId], 0.0 - [c].[Amount] AS [Amount]
            FROM [CreditNotes] AS [c]
            WHERE [c].[Date] > @day12
            UNION ALL
            SELECT [r1].[DocumentId], [r1].[Amount]
            FROM [Reversals] AS [r1]
            WHERE [r1].[Kind] = @kind110 AND [r1].[Date] > @day14
            UNION ALL
            SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount]
            FROM [Allocations] AS [a3]
            WHERE [a3].[FromKind] = @kind111 AND [a3].[Date] > @day16
            UNION ALL
            SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount]
            FROM [Allocations] AS [a4]
            WHERE [a4].[ToKind] = @kind112 AND [a4].[Date] > @day18
            UNION ALL
            SELECT [u10].[DocumentId], 0.0 - [r2].[Amount] AS [Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE [a5].[FromKind] = @kind113
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE [a6].[ToKind] = @kind114
            ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
            WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @day19
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
    ) AS [u12]
    INNER JOIN [CreditNotes] AS [c0] ON [u12].[DocumentId] = [c0].[Id]
) AS [u13]
WHERE [u13].[Amount] <> 0.0 OR [u13].[Amount] IS NULL
GROUP BY [u13].[AccountId], [u13].[Currency];

-- @list String(4000)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE [a].[Id] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
);
