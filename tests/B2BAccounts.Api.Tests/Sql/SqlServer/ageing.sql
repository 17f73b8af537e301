-- @day Date
SELECT [o].[AccountId], CASE
    WHEN [o].[Kind] = 'INVOICE' THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END AS [IsInvoices], [o].[Currency], COALESCE(SUM([o].[Open]), 0.0) AS [All]
FROM [OpenDocuments] AS [o]
WHERE [o].[Kind] <> 'INVOICE' OR [o].[Date] <= @day
GROUP BY [o].[AccountId], [o].[Kind], [o].[Currency];

-- @from Date
-- @from3 Date
-- @from4 Date
-- @from5 Date
-- @day Date
-- @oldest Date
SELECT [o].[AccountId], [o].[Currency], COALESCE(SUM([o].[Open]), 0.0), COALESCE(SUM(CASE
    WHEN [o].[DueDate] >= @from THEN [o].[Open]
    ELSE 0.0
END), 0.0), COALESCE(SUM(CASE
    WHEN [o].[DueDate] >= @from3 THEN [o].[Open]
    ELSE 0.0
END), 0.0), COALESCE(SUM(CASE
    WHEN [o].[DueDate] >= @from4 THEN [o].[Open]
    ELSE 0.0
END), 0.0), COALESCE(SUM(CASE
    WHEN [o].[DueDate] >= @from5 THEN [o].[Open]
    ELSE 0.0
END), 0.0)
FROM [OpenDocuments] AS [o]
WHERE [o].[Kind] NOT IN ('PAYMENT', 'CREDIT_NOTE') AND [o].[Date] <= @day AND [o].[DueDate] >= @oldest
GROUP BY [o].[AccountId], [o].[Kind], [o].[Currency];

-- @day6 Date
-- @oldest Date
-- @oldest8 Date
-- @oldest9 Date
-- @oldest10 Date
-- @day Date
-- @asOf Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
SELECT [u2].[AccountId], [u2].[Currency], [u2].[Bucket], COALESCE(SUM([u2].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [u1].[AccountId], [u1].[Currency], [u1].[Amount], CASE
        WHEN [u1].[DueDate] < @day6 THEN CASE
            WHEN [u1].[DueDate] >= @oldest THEN 1
            WHEN [u1].[DueDate] >= @oldest8 THEN 2
            WHEN [u1].[DueDate] >= @oldest9 THEN 3
            WHEN [u1].[DueDate] >= @oldest10 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [i].[AccountId], [i].[Currency], [i].[DueDate], 0.0 - [i].[Amount] AS [Amount]
        FROM [Invoices] AS [i]
        WHERE [i].[Date] > @day AND [i].[Date] <= @asOf
        UNION ALL
        SELECT [i0].[AccountId], [i0].[Currency], [i0].[DueDate], CASE
            WHEN [i0].[Date] <= @asOf THEN [u0].[Amount]
            ELSE 0.0
        END AS [Amount]
        FROM (
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day2
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day3
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day4
        ) AS [u0]
        INNER JOIN [Invoices] AS [i0] ON [u0].[DocumentId] = [i0].[Id]
    ) AS [u1]
) AS [u2]
GROUP BY [u2].[AccountId], [u2].[Currency], [u2].[Bucket];

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @day6 Date
-- @day7 Date
SELECT [u5].[AccountId], [u5].[Currency], COALESCE(SUM([u5].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p].[AccountId], [p].[Currency], 0.0 - [p].[Amount] AS [Amount]
    FROM [Payments] AS [p]
    WHERE [p].[Date] > @day
    UNION ALL
    SELECT [c].[AccountId], [c].[Currency], 0.0 - [c].[Amount] AS [Amount]
    FROM [CreditNotes] AS [c]
    WHERE [c].[Date] > @day1
    UNION ALL
    SELECT [p0].[AccountId], [p0].[Currency], [r].[Amount]
    FROM [Reversals] AS [r]
    INNER JOIN [Payments] AS [p0] ON [r].[DocumentId] = [p0].[Id]
    WHERE [r].[Kind] = 'PAYMENT' AND [r].[Date] > @day2
    UNION ALL
    SELECT [c0].[AccountId], [c0].[Currency], [r0].[Amount]
    FROM [Reversals] AS [r0]
    INNER JOIN [CreditNotes] AS [c0] ON [r0].[DocumentId] = [c0].[Id]
    WHERE [r0].[Kind] = 'CREDIT_NOTE' AND [r0].[Date] > @day3
    UNION ALL
    SELECT [a].[AccountId], [a].[Currency], [a].[Amount]
    FROM [Allocations] AS [a]
    WHERE [a].[FromKind] IN ('PAYMENT', 'CREDIT_NOTE') AND [a].[Date] > @day4
    UNION ALL
    SELECT [a0].[AccountId], [a0].[Currency], [a0].[Amount]
    FROM [Allocations] AS [a0]
    WHERE [a0].[ToKind] IN ('PAYMENT', 'CREDIT_NOTE') AND [a0].[Date] > @day5
    UNION ALL
    SELECT [a2].[AccountId], [a2].[Currency], 0.0 - [r1].[Amount] AS [Amount]
    FROM [Reversals] AS [r1]
    INNER JOIN (
        SELECT [a1].[Id], [a1].[AccountId], [a1].[Currency]
        FROM [Allocations] AS [a1]
        WHERE [a1].[FromKind] IN ('PAYMENT', 'CREDIT_NOTE')
    ) AS [a2] ON [r1].[DocumentId] = [a2].[Id]
    WHERE [r1].[Kind] = 'ALLOCATION' AND [r1].[Date] > @day6
    UNION ALL
    SELECT [a4].[AccountId], [a4].[Currency], 0.0 - [r2].[Amount] AS [Amount]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a3].[Id], [a3].[AccountId], [a3].[Currency]
        FROM [Allocations] AS [a3]
        WHERE [a3].[ToKind] IN ('PAYMENT', 'CREDIT_NOTE')
    ) AS [a4] ON [r2].[DocumentId] = [a4].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @day7
) AS [u5]
GROUP BY [u5].[AccountId], [u5].[Currency];

-- @day Date
-- @day1 Date
SELECT DISTINCT [d].[InvoiceId]
FROM [Disputes] AS [d]
WHERE [d].[OpenedOn] <= @day AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day1);
