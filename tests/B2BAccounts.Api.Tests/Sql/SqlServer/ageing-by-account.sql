-- @day6 Date
-- @oldest Date
-- @oldest8 Date
-- @oldest9 Date
-- @oldest10 Date
-- @ef_filter__SeesEverything Boolean
-- @day Date
-- @day4 Date
-- @day5 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u2].[Open], [i1].[AccountId], [i1].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i1].[DueDate] < @day6 THEN CASE
            WHEN [i1].[DueDate] >= @oldest THEN 1
            WHEN [i1].[DueDate] >= @oldest8 THEN 2
            WHEN [i1].[DueDate] >= @oldest9 THEN 3
            WHEN [i1].[DueDate] >= @oldest10 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [u1].[DocumentId] AS [Id], COALESCE(SUM([u1].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [i].[Id] AS [DocumentId], [i].[Amount]
            FROM [Invoices] AS [i]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[Kind] = 'INVOICE' AND [r].[Date] <= @day
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], 0.0 - [a].[Amount] AS [Amount]
            FROM [Allocations] AS [a]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[ToKind] = 'INVOICE' AND [a].[Date] <= @day
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day
        ) AS [u1]
        GROUP BY [u1].[DocumentId]
        HAVING COALESCE(SUM([u1].[Amount]), 0.0) <> 0.0
    ) AS [u2]
    INNER JOIN (
        SELECT [i0].[Id], [i0].[AccountId], [i0].[Currency], [i0].[DueDate]
        FROM [Invoices] AS [i0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [i1] ON [u2].[Id] = [i1].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId], COALESCE(SUM([d].[Amount]), 0.0) AS [Amount]
        FROM [Disputes] AS [d]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u2].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @ef_filter__SeesEverything Boolean
-- @day Date
-- @kind AnsiString(40)
-- @day2 Date
-- @kind0 AnsiString(40)
-- @kind1 AnsiString(40)
-- @kind2 AnsiString(40)
-- @kind3 AnsiString(40)
-- @day9 Date
-- @kind10 AnsiString(40)
-- @day11 Date
-- @kind100 AnsiString(40)
-- @kind101 AnsiString(40)
-- @kind102 AnsiString(40)
-- @kind103 AnsiString(40)
SELECT [u11].[AccountId], [u11].[Currency], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p1].[AccountId], [p1].[Currency], [u4].[Amount]
    FROM (
        SELECT [u3].[DocumentId], COALESCE(SUM([u3].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [p].[Id] AS [DocumentId], [p].[Amount]
            FROM [Payments] AS [p]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[Kind] = @kind AND [r].[Date] <= @day2
            UNION ALL
            SELECT [u0].[DocumentId], 0.0 - [u0].[Amount] AS [Amount]
            FROM (
                SELECT [a].[FromId] AS [DocumentId], [a].[Amount], [a].[Date]
                FROM [Allocations] AS [a]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[FromKind] = @kind0
                UNION ALL
                SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount], [a0].[Date]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[ToKind] = @kind1
            ) AS [u0]
            WHERE [u0].[Date] <= @day2
            UNION ALL
            SELECT [u2].[DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a1].[FromKind] = @kind2
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a2].[ToKind] = @kind3
            ) AS [u2] ON [r0].[DocumentId] = [u2].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day2
        ) AS [u3]
        GROUP BY [u3].[DocumentId]
    ) AS [u4]
    INNER JOIN (
        SELECT [p0].[Id], [p0].[AccountId], [p0].[Currency]
        FROM [Payments] AS [p0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [p1] ON [u4].[DocumentId] = [p1].[Id]
    UNION ALL
    SELECT [c1].[AccountId], [c1].[Currency], [u10].[Amount]
    FROM (
        SELECT [u9].[DocumentId], COALESCE(SUM([u9].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [c].[Id] AS [DocumentId], [c].[Amount]
            FROM [CreditNotes] AS [c]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [c].[Date] <= @day9
            UNION ALL
            SELECT [r1].[DocumentId], 0.0 - [r1].[Amount] AS [Amount]
            FROM [Reversals] AS [r1]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r1].[Kind] = @kind10 AND [r1].[Date] <= @day11
            UNION ALL
            SELECT [u6].[DocumentId], 0.0 - [u6].[Amount] AS [Amount]
            FROM (
                SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount], [a3].[Date]
                FROM [Allocations] AS [a3]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a3].[FromKind] = @kind100
                UNION ALL
                SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount], [a4].[Date]
                FROM [Allocations] AS [a4]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a4].[ToKind] = @kind101
            ) AS [u6]
            WHERE [u6].[Date] <= @day11
            UNION ALL
            SELECT [u8].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a5].[FromKind] = @kind102
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a6].[ToKind] = @kind103
            ) AS [u8] ON [r2].[DocumentId] = [u8].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] <= @day11
        ) AS [u9]
        GROUP BY [u9].[DocumentId]
    ) AS [u10]
    INNER JOIN (
        SELECT [c0].[Id], [c0].[AccountId], [c0].[Currency]
        FROM [CreditNotes] AS [c0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [c1] ON [u10].[DocumentId] = [c1].[Id]
) AS [u11]
WHERE [u11].[Amount] <> 0.0 OR [u11].[Amount] IS NULL
GROUP BY [u11].[AccountId], [u11].[Currency];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[Id] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
);
