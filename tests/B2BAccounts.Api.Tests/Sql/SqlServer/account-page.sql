-- @ef_filter__SeesEverything Boolean
-- @number String(40)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[Number] = @number;

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
SELECT [c].[AccountId] AS [Key], [c].[Name]
FROM [Contacts] AS [c]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [c].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
)
ORDER BY [c].[Name], [c].[Id];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
SELECT [a].[AccountId] AS [Key], [a].[Value]
FROM [AccountIdentifiers] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
)
ORDER BY [a].[Scheme], [a].[Value];

-- @Value1 Int32
-- @ef_filter__SeesEverything Boolean
-- @Value Int64
SELECT TOP(@Value1) [i].[Date], [i].[Id], [i].[Number]
FROM [Invoices] AS [i]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] = @Value
ORDER BY [i].[Date] DESC, [i].[Id];

-- @day12 Date
-- @oldest Date
-- @oldest14 Date
-- @oldest15 Date
-- @oldest16 Date
-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @list4 String(4000)
-- @list9 String(4000)
-- @day10 Date
-- @day11 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u2].[Open], [i1].[AccountId], [i1].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i1].[DueDate] < @day12 THEN CASE
            WHEN [i1].[DueDate] >= @oldest THEN 1
            WHEN [i1].[DueDate] >= @oldest14 THEN 2
            WHEN [i1].[DueDate] >= @oldest15 THEN 3
            WHEN [i1].[DueDate] >= @oldest16 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [u1].[DocumentId] AS [Id], COALESCE(SUM([u1].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [i].[Id] AS [DocumentId], [i].[Amount]
            FROM [Invoices] AS [i]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [i].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
            ) AND [r].[Kind] = 'INVOICE' AND [r].[Date] <= @day
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], 0.0 - [a].[Amount] AS [Amount]
            FROM [Allocations] AS [a]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l1]
            ) AND [a].[ToKind] = 'INVOICE' AND [a].[Date] <= @day
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
                    SELECT [l3].[value]
                    FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l3]
                ) AND [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
                SELECT [l2].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l2]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day
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
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [d].[AccountId] IN (
            SELECT [l4].[value]
            FROM OPENJSON(@list9) WITH ([value] bigint '$') AS [l4]
        ) AND [d].[OpenedOn] <= @day10 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day11)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u2].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @kind AnsiString(40)
-- @day4 Date
-- @list5 String(4000)
-- @kind0 AnsiString(40)
-- @kind1 AnsiString(40)
-- @kind2 AnsiString(40)
-- @kind3 AnsiString(40)
-- @list16 String(4000)
-- @day17 Date
-- @kind19 AnsiString(40)
-- @day20 Date
-- @kind190 AnsiString(40)
-- @kind191 AnsiString(40)
-- @kind192 AnsiString(40)
-- @kind193 AnsiString(40)
SELECT [u11].[AccountId], [u11].[Currency], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p1].[AccountId], [p1].[Currency], [u4].[Amount]
    FROM (
        SELECT [u3].[DocumentId], COALESCE(SUM([u3].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [p].[Id] AS [DocumentId], [p].[Amount]
            FROM [Payments] AS [p]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [p].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
            ) AND [r].[Kind] = @kind AND [r].[Date] <= @day4
            UNION ALL
            SELECT [u0].[DocumentId], 0.0 - [u0].[Amount] AS [Amount]
            FROM (
                SELECT [a].[FromId] AS [DocumentId], [a].[Amount], [a].[Date]
                FROM [Allocations] AS [a]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
                    SELECT [l1].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l1]
                ) AND [a].[FromKind] = @kind0
                UNION ALL
                SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount], [a0].[Date]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
                    SELECT [l2].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l2]
                ) AND [a0].[ToKind] = @kind1
            ) AS [u0]
            WHERE [u0].[Date] <= @day4
            UNION ALL
            SELECT [u2].[DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a1].[AccountId] IN (
                    SELECT [l4].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l4]
                ) AND [a1].[FromKind] = @kind2
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a2].[AccountId] IN (
                    SELECT [l5].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l5]
                ) AND [a2].[ToKind] = @kind3
            ) AS [u2] ON [r0].[DocumentId] = [u2].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
                SELECT [l3].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l3]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day4
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
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [c].[AccountId] IN (
                SELECT [l6].[value]
                FROM OPENJSON(@list16) WITH ([value] bigint '$') AS [l6]
            ) AND [c].[Date] <= @day17
            UNION ALL
            SELECT [r1].[DocumentId], 0.0 - [r1].[Amount] AS [Amount]
            FROM [Reversals] AS [r1]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r1].[AccountId] IN (
                SELECT [l7].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l7]
            ) AND [r1].[Kind] = @kind19 AND [r1].[Date] <= @day20
            UNION ALL
            SELECT [u6].[DocumentId], 0.0 - [u6].[Amount] AS [Amount]
            FROM (
                SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount], [a3].[Date]
                FROM [Allocations] AS [a3]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a3].[AccountId] IN (
                    SELECT [l8].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l8]
                ) AND [a3].[FromKind] = @kind190
                UNION ALL
                SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount], [a4].[Date]
                FROM [Allocations] AS [a4]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a4].[AccountId] IN (
                    SELECT [l9].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l9]
                ) AND [a4].[ToKind] = @kind191
            ) AS [u6]
            WHERE [u6].[Date] <= @day20
            UNION ALL
            SELECT [u8].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a5].[AccountId] IN (
                    SELECT [l11].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l11]
                ) AND [a5].[FromKind] = @kind192
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a6].[AccountId] IN (
                    SELECT [l12].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l12]
                ) AND [a6].[ToKind] = @kind193
            ) AS [u8] ON [r2].[DocumentId] = [u8].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r2].[AccountId] IN (
                SELECT [l10].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l10]
            ) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] <= @day20
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

-- @day12 Date
-- @oldest Date
-- @oldest14 Date
-- @oldest15 Date
-- @oldest16 Date
-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @list4 String(4000)
-- @list9 String(4000)
-- @day10 Date
-- @day11 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u2].[Open], [i1].[AccountId], [i1].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i1].[DueDate] < @day12 THEN CASE
            WHEN [i1].[DueDate] >= @oldest THEN 1
            WHEN [i1].[DueDate] >= @oldest14 THEN 2
            WHEN [i1].[DueDate] >= @oldest15 THEN 3
            WHEN [i1].[DueDate] >= @oldest16 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [u1].[DocumentId] AS [Id], COALESCE(SUM([u1].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [i].[Id] AS [DocumentId], [i].[Amount]
            FROM [Invoices] AS [i]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [i].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
            ) AND [r].[Kind] = 'INVOICE' AND [r].[Date] <= @day
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], 0.0 - [a].[Amount] AS [Amount]
            FROM [Allocations] AS [a]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l1]
            ) AND [a].[ToKind] = 'INVOICE' AND [a].[Date] <= @day
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
                    SELECT [l3].[value]
                    FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l3]
                ) AND [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
                SELECT [l2].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l2]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day
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
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [d].[AccountId] IN (
            SELECT [l4].[value]
            FROM OPENJSON(@list9) WITH ([value] bigint '$') AS [l4]
        ) AND [d].[OpenedOn] <= @day10 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day11)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u2].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @kind AnsiString(40)
-- @day4 Date
-- @list5 String(4000)
-- @kind0 AnsiString(40)
-- @kind1 AnsiString(40)
-- @kind2 AnsiString(40)
-- @kind3 AnsiString(40)
-- @list16 String(4000)
-- @day17 Date
-- @kind19 AnsiString(40)
-- @day20 Date
-- @kind190 AnsiString(40)
-- @kind191 AnsiString(40)
-- @kind192 AnsiString(40)
-- @kind193 AnsiString(40)
SELECT [u11].[AccountId], [u11].[Currency], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p1].[AccountId], [p1].[Currency], [u4].[Amount]
    FROM (
        SELECT [u3].[DocumentId], COALESCE(SUM([u3].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [p].[Id] AS [DocumentId], [p].[Amount]
            FROM [Payments] AS [p]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [p].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
            ) AND [r].[Kind] = @kind AND [r].[Date] <= @day4
            UNION ALL
            SELECT [u0].[DocumentId], 0.0 - [u0].[Amount] AS [Amount]
            FROM (
                SELECT [a].[FromId] AS [DocumentId], [a].[Amount], [a].[Date]
                FROM [Allocations] AS [a]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
                    SELECT [l1].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l1]
                ) AND [a].[FromKind] = @kind0
                UNION ALL
                SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount], [a0].[Date]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
                    SELECT [l2].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l2]
                ) AND [a0].[ToKind] = @kind1
            ) AS [u0]
            WHERE [u0].[Date] <= @day4
            UNION ALL
            SELECT [u2].[DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a1].[AccountId] IN (
                    SELECT [l4].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l4]
                ) AND [a1].[FromKind] = @kind2
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a2].[AccountId] IN (
                    SELECT [l5].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l5]
                ) AND [a2].[ToKind] = @kind3
            ) AS [u2] ON [r0].[DocumentId] = [u2].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
                SELECT [l3].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l3]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day4
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
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [c].[AccountId] IN (
                SELECT [l6].[value]
                FROM OPENJSON(@list16) WITH ([value] bigint '$') AS [l6]
            ) AND [c].[Date] <= @day17
            UNION ALL
            SELECT [r1].[DocumentId], 0.0 - [r1].[Amount] AS [Amount]
            FROM [Reversals] AS [r1]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r1].[AccountId] IN (
                SELECT [l7].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l7]
            ) AND [r1].[Kind] = @kind19 AND [r1].[Date] <= @day20
            UNION ALL
            SELECT [u6].[DocumentId], 0.0 - [u6].[Amount] AS [Amount]
            FROM (
                SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount], [a3].[Date]
                FROM [Allocations] AS [a3]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a3].[AccountId] IN (
                    SELECT [l8].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l8]
                ) AND [a3].[FromKind] = @kind190
                UNION ALL
                SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount], [a4].[Date]
                FROM [Allocations] AS [a4]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a4].[AccountId] IN (
                    SELECT [l9].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l9]
                ) AND [a4].[ToKind] = @kind191
            ) AS [u6]
            WHERE [u6].[Date] <= @day20
            UNION ALL
            SELECT [u8].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a5].[AccountId] IN (
                    SELECT [l11].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l11]
                ) AND [a5].[FromKind] = @kind192
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a6].[AccountId] IN (
                    SELECT [l12].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l12]
                ) AND [a6].[ToKind] = @kind193
            ) AS [u8] ON [r2].[DocumentId] = [u8].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r2].[AccountId] IN (
                SELECT [l10].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l10]
            ) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] <= @day20
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
SELECT [a].[Id]
FROM [Accounts] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[Id] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
);

-- @day Date
SELECT TOP(1) [c].[Document]
FROM [CreditPolicies] AS [c]
WHERE [c].[ActiveFrom] <= @day
ORDER BY [c].[ActiveFrom] DESC, [c].[Id] DESC;

SELECT [c].[Id], [c].[AccountId], [c].[Amount], [c].[Currency], [c].[ExpiresOn], [c].[Group], [c].[PolicyVersion], [c].[Reason], [c].[RecordedAt], [c].[SetBy], [c].[Source], [c].[ValidFrom]
FROM [CreditLimits] AS [c]
WHERE [c].[Group] = CAST(1 AS bit);

-- @list String(4000)
SELECT [c].[Id], [c].[AccountId], [c].[Amount], [c].[Currency], [c].[ExpiresOn], [c].[Group], [c].[PolicyVersion], [c].[Reason], [c].[RecordedAt], [c].[SetBy], [c].[Source], [c].[ValidFrom]
FROM [CreditLimits] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [c].[Group] = CAST(0 AS bit);

-- @list String(4000)
SELECT [o].[AccountId], [o].[Kind], [o].[Currency], COALESCE(SUM([o].[Open]), 0.0) AS [Open]
FROM [OpenDocuments] AS [o]
WHERE [o].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
)
GROUP BY [o].[AccountId], [o].[Kind], [o].[Currency];

-- @list String(4000)
SELECT [c].[Id], [c].[AccountId], [c].[LiftReason], [c].[LiftedAt], [c].[LiftedBy], [c].[Reason], [c].[SetAt], [c].[SetBy]
FROM [CreditHolds] AS [c]
WHERE [c].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [c].[LiftedAt] IS NULL
ORDER BY [c].[SetAt], [c].[Id];

-- @list String(4000)
-- @_base_Code String(3)
-- @day Date
SELECT [i].[Currency], MIN([i].[Date]) AS [First]
FROM [Invoices] AS [i]
WHERE [i].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [i].[Currency] <> @_base_Code AND [i].[Date] <= @day
GROUP BY [i].[Currency];

-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @list4 String(4000)
-- @list9 String(4000)
-- @day10 Date
-- @day11 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u17].[AccountId], [u17].[InvoiceId], [u17].[On], [u17].[Amount], [u17].[Part], [u17].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u2].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
    FROM (
        SELECT [u1].[DocumentId] AS [Id], COALESCE(SUM([u1].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [i].[Id] AS [DocumentId], [i].[Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [i].[Date] <= @day
            UNION ALL
            SELECT [r].[DocumentId], 0.0 - [r].[Amount] AS [Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
            ) AND [r].[Kind] = 'INVOICE' AND [r].[Date] <= @day
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], 0.0 - [a].[Amount] AS [Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l1]
            ) AND [a].[ToKind] = 'INVOICE' AND [a].[Date] <= @day
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], [r0].[Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[AccountId] IN (
                    SELECT [l3].[value]
                    FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l3]
                ) AND [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[AccountId] IN (
                SELECT [l2].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l2]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @day
        ) AS [u1]
        GROUP BY [u1].[DocumentId]
        HAVING COALESCE(SUM([u1].[Amount]), 0.0) <> 0.0
    ) AS [u2]
    INNER JOIN [Invoices] AS [i0] ON [u2].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[AccountId] IN (
            SELECT [l4].[value]
            FROM OPENJSON(@list9) WITH ([value] bigint '$') AS [l4]
        ) AND [d].[OpenedOn] <= @day10 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day11)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u2].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[AccountId] IN (
        SELECT [l5].[value]
        FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l5]
    ) AND [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[AccountId] IN (
        SELECT [l6].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l6]
    ) AND [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u6].[AccountId], [u6].[InvoiceId], [u6].[Date] AS [On], 0.0 - [u6].[Amount] AS [Amount], [u6].[Part], [u6].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[AccountId] IN (
            SELECT [l7].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l7]
        ) AND [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[AccountId] IN (
            SELECT [l8].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l8]
        ) AND [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[AccountId] IN (
            SELECT [l9].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l9]
        ) AND [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u6]
    WHERE [u6].[Date] > @from AND [u6].[Date] <= @until
    UNION ALL
    SELECT [u9].[AccountId], [u9].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u9].[Part], [u9].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[AccountId] IN (
            SELECT [l11].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l11]
        ) AND [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[AccountId] IN (
            SELECT [l12].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l12]
        ) AND [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[AccountId] IN (
            SELECT [l13].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l13]
        ) AND [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u9] ON [r2].[DocumentId] = [u9].[Id]
    WHERE [r2].[AccountId] IN (
        SELECT [l10].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l10]
    ) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u12].[AccountId], [u12].[InvoiceId], [u12].[Date] AS [On], 0.0 - [u12].[Amount] AS [Amount], 3 AS [Part], [u12].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[AccountId] IN (
            SELECT [l14].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l14]
        ) AND [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[AccountId] IN (
            SELECT [l15].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l15]
        ) AND [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[AccountId] IN (
            SELECT [l16].[value]
            FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l16]
        ) AND [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u12]
    WHERE [u12].[Part] = 2 AND [u12].[SourceDate] > @writeOffsAfter AND [u12].[Date] <= @from
    UNION ALL
    SELECT [u16].[AccountId], [u16].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u16].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u15].[Id], [u15].[AccountId], [u15].[InvoiceId], [u15].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[AccountId] IN (
                SELECT [l18].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l18]
            ) AND [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[AccountId] IN (
                SELECT [l19].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l19]
            ) AND [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[AccountId] IN (
                SELECT [l20].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l20]
            ) AND [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u15]
        WHERE [u15].[Part] = 2 AND [u15].[SourceDate] > @writeOffsAfter
    ) AS [u16] ON [r3].[DocumentId] = [u16].[Id]
    WHERE [r3].[AccountId] IN (
        SELECT [l17].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l17]
    ) AND [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u17]
INNER JOIN [Invoices] AS [i2] ON [u17].[InvoiceId] = [i2].[Id]
ORDER BY [u17].[AccountId], [u17].[InvoiceId];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
-- @list2 String(4000)
SELECT [i].[AccountId] AS [Id], COUNT(*) AS [Count], MIN([i].[Date]) AS [First], MAX([i].[Date]) AS [Last]
FROM [Invoices] AS [i]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [i].[Date] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Reversals] AS [r]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
    ) AND [r].[Date] <= @day AND [r].[Kind] = 'INVOICE' AND [r].[DocumentId] = [i].[Id])
GROUP BY [i].[AccountId];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
-- @list2 String(4000)
-- @since Date
-- @list5 String(4000)
SELECT [i].[AccountId], [i].[Currency], [i].[Date], COALESCE(SUM(COALESCE([i].[NetAmount], [i].[Amount])), 0.0) AS [Amount], 1 AS [IsOrder]
FROM [Invoices] AS [i]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [i].[Date] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Reversals] AS [r]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
    ) AND [r].[Date] <= @day AND [r].[Kind] = 'INVOICE' AND [r].[DocumentId] = [i].[Id]) AND [i].[Date] >= @since
GROUP BY [i].[AccountId], [i].[Currency], [i].[Date]
UNION ALL
SELECT [c].[AccountId], [c].[Currency], [c].[Date], COALESCE(SUM(COALESCE([c].[NetAmount], [c].[Amount])), 0.0) AS [Amount], 0 AS [IsOrder]
FROM [CreditNotes] AS [c]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [c].[AccountId] IN (
    SELECT [l1].[value]
    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l1]
) AND [c].[Date] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Reversals] AS [r0]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
        SELECT [l2].[value]
        FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l2]
    ) AND [r0].[Date] <= @day AND [r0].[Kind] = 'CREDIT_NOTE' AND [r0].[DocumentId] = [c].[Id]) AND [c].[Date] >= @since
GROUP BY [c].[AccountId], [c].[Currency], [c].[Date];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @day Date
SELECT [a].[Id], [a].[AccountId], [a].[AsOf], [a].[ConfirmedAt], [a].[ConfirmedFor], [a].[Document], [a].[Grade], [a].[GradeByPoints], [a].[InputHash], [a].[PolicyVersion], [a].[QuantileTableId], [a].[RecordedAt], [a].[Total]
FROM [Assessments] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [a].[AsOf] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Assessments] AS [a0]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l0]
    ) AND [a0].[AccountId] = [a].[AccountId] AND [a0].[AsOf] <= @day AND ([a0].[AsOf] > [a].[AsOf] OR ([a0].[AsOf] = [a].[AsOf] AND [a0].[Id] > [a].[Id])));

-- @ef_filter__SeesEverything Boolean
-- @day Date
-- @list String(4000)
-- @minConfidence Decimal
SELECT [s].[Id], [s].[SupplierId], [s].[BuyerId], [s].[Confidence]
FROM [SupplyLinks] AS [s]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND ([s].[ValidFrom] IS NULL OR [s].[ValidFrom] <= @day) AND ([s].[ValidTo] IS NULL OR [s].[ValidTo] >= @day) AND [s].[BuyerId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [s].[Confidence] >= @minConfidence;

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[Id] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
);
