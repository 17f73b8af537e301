-- @day Date
SELECT [a].[AccountId], [a].[Grade]
FROM [Assessments] AS [a]
WHERE [a].[AsOf] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Assessments] AS [a0]
    WHERE [a0].[AccountId] = [a].[AccountId] AND [a0].[AsOf] <= @day AND ([a0].[AsOf] > [a].[AsOf] OR ([a0].[AsOf] = [a].[AsOf] AND ([a0].[RecordedAt] > [a].[RecordedAt] OR ([a0].[RecordedAt] = [a].[RecordedAt] AND [a0].[Id] > [a].[Id])))));

-- @day Date
SELECT [d].[InvoiceId], MIN([d].[OpenedOn]) AS [First]
FROM [Disputes] AS [d]
WHERE [d].[OpenedOn] <= @day
GROUP BY [d].[InvoiceId];

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
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
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u13]
    WHERE [u13].[Part] = 2 AND [u13].[SourceDate] > @writeOffsAfter AND [u13].[Date] <= @from
    UNION ALL
    SELECT [u17].[AccountId], [u17].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u17].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u16].[Id], [u16].[AccountId], [u16].[InvoiceId], [u16].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];

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

-- @day Date
SELECT [d].[InvoiceId], MIN([d].[OpenedOn]) AS [First]
FROM [Disputes] AS [d]
WHERE [d].[OpenedOn] <= @day
GROUP BY [d].[InvoiceId];

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
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
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u13]
    WHERE [u13].[Part] = 2 AND [u13].[SourceDate] > @writeOffsAfter AND [u13].[Date] <= @from
    UNION ALL
    SELECT [u17].[AccountId], [u17].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u17].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u16].[Id], [u16].[AccountId], [u16].[InvoiceId], [u16].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];

-- @ground_Until Date
SELECT DISTINCT [i].[Currency]
FROM [Invoices] AS [i]
WHERE [i].[Date] <= @ground_Until;

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
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
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u13]
    WHERE [u13].[Part] = 2 AND [u13].[SourceDate] > @writeOffsAfter AND [u13].[Date] <= @from
    UNION ALL
    SELECT [u17].[AccountId], [u17].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u17].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u16].[Id], [u16].[AccountId], [u16].[InvoiceId], [u16].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];

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
-- @from6 Date
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
END), 0.0), COALESCE(SUM(CASE
    WHEN [o].[DueDate] >= @from6 THEN [o].[Open]
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
-- @oldest11 Date
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
            WHEN [u1].[DueDate] >= @oldest11 THEN 5
            ELSE 6
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

-- @day Date
SELECT [a].[AccountId], [a].[Grade]
FROM [Assessments] AS [a]
WHERE [a].[AsOf] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Assessments] AS [a0]
    WHERE [a0].[AccountId] = [a].[AccountId] AND [a0].[AsOf] <= @day AND ([a0].[AsOf] > [a].[AsOf] OR ([a0].[AsOf] = [a].[AsOf] AND ([a0].[RecordedAt] > [a].[RecordedAt] OR ([a0].[RecordedAt] = [a].[RecordedAt] AND [a0].[Id] > [a].[Id])))));
