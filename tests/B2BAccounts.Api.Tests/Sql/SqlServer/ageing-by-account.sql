-- @day6 Date
-- @oldest Date
-- @oldest8 Date
-- @oldest9 Date
-- @oldest10 Date
-- @day Date
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
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day
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
-- @kind2 AnsiString(40)
-- @kind3 AnsiString(40)
-- @kind4 AnsiString(40)
-- @kind10 AnsiString(40)
-- @day11 Date
-- @kind100 AnsiString(40)
-- @day13 Date
-- @kind101 AnsiString(40)
-- @kind102 AnsiString(40)
-- @kind103 AnsiString(40)
-- @kind104 AnsiString(40)
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
            SELECT [u1].[DocumentId], [u1].[Amount]
            FROM (
                SELECT [a].[FromId] AS [DocumentId], [a].[Amount], [a].[Date]
                FROM [Allocations] AS [a]
                WHERE [a].[FromKind] = @kind1
                UNION ALL
                SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount], [a0].[Date]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = @kind2
            ) AS [u1]
            WHERE [u1].[Date] > @day3
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
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
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
            WHERE [o0].[Kind] = @kind10
            UNION ALL
            SELECT [c].[Id] AS [DocumentId], 0.0 - [c].[Amount] AS [Amount]
            FROM [CreditNotes] AS [c]
            WHERE [c].[Date] > @day11
            UNION ALL
            SELECT [r1].[DocumentId], [r1].[Amount]
            FROM [Reversals] AS [r1]
            WHERE [r1].[Kind] = @kind100 AND [r1].[Date] > @day13
            UNION ALL
            SELECT [u8].[DocumentId], [u8].[Amount]
            FROM (
                SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount], [a3].[Date]
                FROM [Allocations] AS [a3]
                WHERE [a3].[FromKind] = @kind101
                UNION ALL
                SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount], [a4].[Date]
                FROM [Allocations] AS [a4]
                WHERE [a4].[ToKind] = @kind102
            ) AS [u8]
            WHERE [u8].[Date] > @day13
            UNION ALL
            SELECT [u10].[DocumentId], 0.0 - [r2].[Amount] AS [Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE [a5].[FromKind] = @kind103
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE [a6].[ToKind] = @kind104
            ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
            WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @day13
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
