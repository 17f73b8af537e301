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

-- @from Date
-- @part Int32
-- @until Date
-- @part6 Int32
-- @writeOffsAfter Date
-- @day Date
-- @day20 Date
-- @day21 Date
-- @day22 Date
-- @day23 Date
-- @day24 Date
SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Counted], [u13].[Amount], [u13].[Part], [u13].[Source], [u13].[ToldCurrency], [u13].[ToldDate], [u13].[ToldDueDate]
FROM (
    SELECT [i].[AccountId], [u6].[InvoiceId], [u6].[Counted], [u6].[Amount], [u6].[Part], [u6].[Source], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[Currency]
    END AS [ToldCurrency], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[Date]
    END AS [ToldDate], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[DueDate]
    END AS [ToldDueDate]
    FROM (
        SELECT [u0].[InvoiceId], [u0].[Date] AS [Counted], 0.0 - [u0].[Amount] AS [Amount], [u0].[Part], [u0].[SourceDate] AS [Source]
        FROM (
            SELECT [a].[ToId] AS [InvoiceId], [a].[Date], [a].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
            FROM [Allocations] AS [a]
            INNER JOIN [Payments] AS [p] ON [a].[FromId] = [p].[Id]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a0].[ToId] AS [InvoiceId], [a0].[Date], [a0].[Amount], @part AS [Part], [w].[Date] AS [SourceDate]
            FROM [Allocations] AS [a0]
            INNER JOIN [WriteOffs] AS [w] ON [a0].[FromId] = [w].[Id]
            WHERE [a0].[ToKind] = 'INVOICE' AND [a0].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a1].[ToId] AS [InvoiceId], [a1].[Date], [a1].[Amount], 0 AS [Part], [a1].[Date] AS [SourceDate]
            FROM [Allocations] AS [a1]
            WHERE [a1].[ToKind] = 'INVOICE' AND [a1].[FromKind] = 'CREDIT_NOTE'
        ) AS [u0]
        WHERE [u0].[Date] > @from AND [u0].[Date] <= @until
        UNION ALL
        SELECT [u2].[InvoiceId], [r].[Date] AS [Counted], [r].[Amount], [u2].[Part], [u2].[SourceDate] AS [Source]
        FROM [Reversals] AS [r]
        INNER JOIN (
            SELECT [a2].[Id], [a2].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a2]
            INNER JOIN [Payments] AS [p0] ON [a2].[FromId] = [p0].[Id]
            WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a3].[Id], [a3].[ToId] AS [InvoiceId], @part AS [Part], [w0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a3]
            INNER JOIN [WriteOffs] AS [w0] ON [a3].[FromId] = [w0].[Id]
            WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a4].[Id], [a4].[ToId] AS [InvoiceId], 0 AS [Part], [a4].[Date] AS [SourceDate]
            FROM [Allocations] AS [a4]
            WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
        ) AS [u2] ON [r].[DocumentId] = [u2].[Id]
        WHERE [r].[Kind] = 'ALLOCATION' AND [r].[Date] > @from AND [r].[Date] <= @until
        UNION ALL
        SELECT [a5].[ToId] AS [InvoiceId], [a5].[Date] AS [Counted], 0.0 - [a5].[Amount] AS [Amount], @part6 AS [Part], [w1].[Date] AS [Source]
        FROM [Allocations] AS [a5]
        INNER JOIN [WriteOffs] AS [w1] ON [a5].[FromId] = [w1].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'WRITE_OFF' AND [w1].[Date] > @writeOffsAfter AND [a5].[Date] <= @from
        UNION ALL
        SELECT [s].[ToId] AS [InvoiceId], [r0].[Date] AS [Counted], [r0].[Amount], @part6 AS [Part], [s].[Date0] AS [Source]
        FROM [Reversals] AS [r0]
        INNER JOIN (
            SELECT [a6].[Id], [a6].[ToId], [w2].[Date] AS [Date0]
            FROM [Allocations] AS [a6]
            INNER JOIN [WriteOffs] AS [w2] ON [a6].[FromId] = [w2].[Id]
            WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF' AND [w2].[Date] > @writeOffsAfter
        ) AS [s] ON [r0].[DocumentId] = [s].[Id]
        WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @from
        UNION ALL
        SELECT [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [Counted], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], NULL AS [Source]
        FROM [Reversals] AS [r1]
        WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    ) AS [u6]
    INNER JOIN [Invoices] AS [i] ON [u6].[InvoiceId] = [i].[Id]
    UNION ALL
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], NULL AS [Counted], [i0].[Amount], 0 AS [Part], NULL AS [Source], [i0].[Currency] AS [ToldCurrency], [i0].[Date] AS [ToldDate], [i0].[DueDate] AS [ToldDueDate]
    FROM [Invoices] AS [i0]
    WHERE [i0].[Date] > @from AND [i0].[Date] <= @until
    UNION ALL
    SELECT [i2].[AccountId], [i2].[Id] AS [InvoiceId], NULL AS [Counted], [u12].[Open] AS [Amount], 4 AS [Part], NULL AS [Source], [i2].[Currency] AS [ToldCurrency], [i2].[Date] AS [ToldDate], [i2].[DueDate] AS [ToldDueDate]
    FROM (
        SELECT [u11].[DocumentId] AS [Id], COALESCE(SUM([u11].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i1].[Id] AS [DocumentId], 0.0 - [i1].[Amount] AS [Amount]
            FROM [Invoices] AS [i1]
            WHERE [i1].[Date] > @day
            UNION ALL
            SELECT [r2].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            WHERE [r2].[Kind] = 'INVOICE' AND [r2].[Date] > @day20
            UNION ALL
            SELECT [a7].[ToId] AS [DocumentId], [a7].[Amount]
            FROM [Allocations] AS [a7]
            WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[Date] > @day21
            UNION ALL
            SELECT [a9].[ToId] AS [DocumentId], 0.0 - [r3].[Amount] AS [Amount]
            FROM [Reversals] AS [r3]
            INNER JOIN (
                SELECT [a8].[Id], [a8].[ToId]
                FROM [Allocations] AS [a8]
                WHERE [a8].[ToKind] = 'INVOICE'
            ) AS [a9] ON [r3].[DocumentId] = [a9].[Id]
            WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] > @day22
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
        HAVING COALESCE(SUM([u11].[Amount]), 0.0) <> 0.0
    ) AS [u12]
    INNER JOIN [Invoices] AS [i2] ON [u12].[Id] = [i2].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day23 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day24)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u12].[Id] = [d0].[InvoiceId]
) AS [u13]
ORDER BY [u13].[AccountId], [u13].[InvoiceId];

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

-- @from Date
-- @part Int32
-- @until Date
-- @part6 Int32
-- @writeOffsAfter Date
-- @day Date
-- @day20 Date
-- @day21 Date
-- @day22 Date
-- @day23 Date
-- @day24 Date
SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Counted], [u13].[Amount], [u13].[Part], [u13].[Source], [u13].[ToldCurrency], [u13].[ToldDate], [u13].[ToldDueDate]
FROM (
    SELECT [i].[AccountId], [u6].[InvoiceId], [u6].[Counted], [u6].[Amount], [u6].[Part], [u6].[Source], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[Currency]
    END AS [ToldCurrency], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[Date]
    END AS [ToldDate], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[DueDate]
    END AS [ToldDueDate]
    FROM (
        SELECT [u0].[InvoiceId], [u0].[Date] AS [Counted], 0.0 - [u0].[Amount] AS [Amount], [u0].[Part], [u0].[SourceDate] AS [Source]
        FROM (
            SELECT [a].[ToId] AS [InvoiceId], [a].[Date], [a].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
            FROM [Allocations] AS [a]
            INNER JOIN [Payments] AS [p] ON [a].[FromId] = [p].[Id]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a0].[ToId] AS [InvoiceId], [a0].[Date], [a0].[Amount], @part AS [Part], [w].[Date] AS [SourceDate]
            FROM [Allocations] AS [a0]
            INNER JOIN [WriteOffs] AS [w] ON [a0].[FromId] = [w].[Id]
            WHERE [a0].[ToKind] = 'INVOICE' AND [a0].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a1].[ToId] AS [InvoiceId], [a1].[Date], [a1].[Amount], 0 AS [Part], [a1].[Date] AS [SourceDate]
            FROM [Allocations] AS [a1]
            WHERE [a1].[ToKind] = 'INVOICE' AND [a1].[FromKind] = 'CREDIT_NOTE'
        ) AS [u0]
        WHERE [u0].[Date] > @from AND [u0].[Date] <= @until
        UNION ALL
        SELECT [u2].[InvoiceId], [r].[Date] AS [Counted], [r].[Amount], [u2].[Part], [u2].[SourceDate] AS [Source]
        FROM [Reversals] AS [r]
        INNER JOIN (
            SELECT [a2].[Id], [a2].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a2]
            INNER JOIN [Payments] AS [p0] ON [a2].[FromId] = [p0].[Id]
            WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a3].[Id], [a3].[ToId] AS [InvoiceId], @part AS [Part], [w0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a3]
            INNER JOIN [WriteOffs] AS [w0] ON [a3].[FromId] = [w0].[Id]
            WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a4].[Id], [a4].[ToId] AS [InvoiceId], 0 AS [Part], [a4].[Date] AS [SourceDate]
            FROM [Allocations] AS [a4]
            WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
        ) AS [u2] ON [r].[DocumentId] = [u2].[Id]
        WHERE [r].[Kind] = 'ALLOCATION' AND [r].[Date] > @from AND [r].[Date] <= @until
        UNION ALL
        SELECT [a5].[ToId] AS [InvoiceId], [a5].[Date] AS [Counted], 0.0 - [a5].[Amount] AS [Amount], @part6 AS [Part], [w1].[Date] AS [Source]
        FROM [Allocations] AS [a5]
        INNER JOIN [WriteOffs] AS [w1] ON [a5].[FromId] = [w1].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'WRITE_OFF' AND [w1].[Date] > @writeOffsAfter AND [a5].[Date] <= @from
        UNION ALL
        SELECT [s].[ToId] AS [InvoiceId], [r0].[Date] AS [Counted], [r0].[Amount], @part6 AS [Part], [s].[Date0] AS [Source]
        FROM [Reversals] AS [r0]
        INNER JOIN (
            SELECT [a6].[Id], [a6].[ToId], [w2].[Date] AS [Date0]
            FROM [Allocations] AS [a6]
            INNER JOIN [WriteOffs] AS [w2] ON [a6].[FromId] = [w2].[Id]
            WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF' AND [w2].[Date] > @writeOffsAfter
        ) AS [s] ON [r0].[DocumentId] = [s].[Id]
        WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @from
        UNION ALL
        SELECT [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [Counted], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], NULL AS [Source]
        FROM [Reversals] AS [r1]
        WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    ) AS [u6]
    INNER JOIN [Invoices] AS [i] ON [u6].[InvoiceId] = [i].[Id]
    UNION ALL
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], NULL AS [Counted], [i0].[Amount], 0 AS [Part], NULL AS [Source], [i0].[Currency] AS [ToldCurrency], [i0].[Date] AS [ToldDate], [i0].[DueDate] AS [ToldDueDate]
    FROM [Invoices] AS [i0]
    WHERE [i0].[Date] > @from AND [i0].[Date] <= @until
    UNION ALL
    SELECT [i2].[AccountId], [i2].[Id] AS [InvoiceId], NULL AS [Counted], [u12].[Open] AS [Amount], 4 AS [Part], NULL AS [Source], [i2].[Currency] AS [ToldCurrency], [i2].[Date] AS [ToldDate], [i2].[DueDate] AS [ToldDueDate]
    FROM (
        SELECT [u11].[DocumentId] AS [Id], COALESCE(SUM([u11].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i1].[Id] AS [DocumentId], 0.0 - [i1].[Amount] AS [Amount]
            FROM [Invoices] AS [i1]
            WHERE [i1].[Date] > @day
            UNION ALL
            SELECT [r2].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            WHERE [r2].[Kind] = 'INVOICE' AND [r2].[Date] > @day20
            UNION ALL
            SELECT [a7].[ToId] AS [DocumentId], [a7].[Amount]
            FROM [Allocations] AS [a7]
            WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[Date] > @day21
            UNION ALL
            SELECT [a9].[ToId] AS [DocumentId], 0.0 - [r3].[Amount] AS [Amount]
            FROM [Reversals] AS [r3]
            INNER JOIN (
                SELECT [a8].[Id], [a8].[ToId]
                FROM [Allocations] AS [a8]
                WHERE [a8].[ToKind] = 'INVOICE'
            ) AS [a9] ON [r3].[DocumentId] = [a9].[Id]
            WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] > @day22
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
        HAVING COALESCE(SUM([u11].[Amount]), 0.0) <> 0.0
    ) AS [u12]
    INNER JOIN [Invoices] AS [i2] ON [u12].[Id] = [i2].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day23 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day24)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u12].[Id] = [d0].[InvoiceId]
) AS [u13]
ORDER BY [u13].[AccountId], [u13].[InvoiceId];

-- @ground_Until Date
SELECT DISTINCT [i].[Currency]
FROM [Invoices] AS [i]
WHERE [i].[Date] <= @ground_Until;

-- @from Date
-- @part Int32
-- @until Date
-- @part6 Int32
-- @writeOffsAfter Date
-- @day Date
-- @day20 Date
-- @day21 Date
-- @day22 Date
-- @day23 Date
-- @day24 Date
SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Counted], [u13].[Amount], [u13].[Part], [u13].[Source], [u13].[ToldCurrency], [u13].[ToldDate], [u13].[ToldDueDate]
FROM (
    SELECT [i].[AccountId], [u6].[InvoiceId], [u6].[Counted], [u6].[Amount], [u6].[Part], [u6].[Source], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[Currency]
    END AS [ToldCurrency], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[Date]
    END AS [ToldDate], CASE
        WHEN [i].[Date] > @from THEN NULL
        ELSE [i].[DueDate]
    END AS [ToldDueDate]
    FROM (
        SELECT [u0].[InvoiceId], [u0].[Date] AS [Counted], 0.0 - [u0].[Amount] AS [Amount], [u0].[Part], [u0].[SourceDate] AS [Source]
        FROM (
            SELECT [a].[ToId] AS [InvoiceId], [a].[Date], [a].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
            FROM [Allocations] AS [a]
            INNER JOIN [Payments] AS [p] ON [a].[FromId] = [p].[Id]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a0].[ToId] AS [InvoiceId], [a0].[Date], [a0].[Amount], @part AS [Part], [w].[Date] AS [SourceDate]
            FROM [Allocations] AS [a0]
            INNER JOIN [WriteOffs] AS [w] ON [a0].[FromId] = [w].[Id]
            WHERE [a0].[ToKind] = 'INVOICE' AND [a0].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a1].[ToId] AS [InvoiceId], [a1].[Date], [a1].[Amount], 0 AS [Part], [a1].[Date] AS [SourceDate]
            FROM [Allocations] AS [a1]
            WHERE [a1].[ToKind] = 'INVOICE' AND [a1].[FromKind] = 'CREDIT_NOTE'
        ) AS [u0]
        WHERE [u0].[Date] > @from AND [u0].[Date] <= @until
        UNION ALL
        SELECT [u2].[InvoiceId], [r].[Date] AS [Counted], [r].[Amount], [u2].[Part], [u2].[SourceDate] AS [Source]
        FROM [Reversals] AS [r]
        INNER JOIN (
            SELECT [a2].[Id], [a2].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a2]
            INNER JOIN [Payments] AS [p0] ON [a2].[FromId] = [p0].[Id]
            WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a3].[Id], [a3].[ToId] AS [InvoiceId], @part AS [Part], [w0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a3]
            INNER JOIN [WriteOffs] AS [w0] ON [a3].[FromId] = [w0].[Id]
            WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a4].[Id], [a4].[ToId] AS [InvoiceId], 0 AS [Part], [a4].[Date] AS [SourceDate]
            FROM [Allocations] AS [a4]
            WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
        ) AS [u2] ON [r].[DocumentId] = [u2].[Id]
        WHERE [r].[Kind] = 'ALLOCATION' AND [r].[Date] > @from AND [r].[Date] <= @until
        UNION ALL
        SELECT [a5].[ToId] AS [InvoiceId], [a5].[Date] AS [Counted], 0.0 - [a5].[Amount] AS [Amount], @part6 AS [Part], [w1].[Date] AS [Source]
        FROM [Allocations] AS [a5]
        INNER JOIN [WriteOffs] AS [w1] ON [a5].[FromId] = [w1].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'WRITE_OFF' AND [w1].[Date] > @writeOffsAfter AND [a5].[Date] <= @from
        UNION ALL
        SELECT [s].[ToId] AS [InvoiceId], [r0].[Date] AS [Counted], [r0].[Amount], @part6 AS [Part], [s].[Date0] AS [Source]
        FROM [Reversals] AS [r0]
        INNER JOIN (
            SELECT [a6].[Id], [a6].[ToId], [w2].[Date] AS [Date0]
            FROM [Allocations] AS [a6]
            INNER JOIN [WriteOffs] AS [w2] ON [a6].[FromId] = [w2].[Id]
            WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF' AND [w2].[Date] > @writeOffsAfter
        ) AS [s] ON [r0].[DocumentId] = [s].[Id]
        WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @from
        UNION ALL
        SELECT [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [Counted], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], NULL AS [Source]
        FROM [Reversals] AS [r1]
        WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    ) AS [u6]
    INNER JOIN [Invoices] AS [i] ON [u6].[InvoiceId] = [i].[Id]
    UNION ALL
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], NULL AS [Counted], [i0].[Amount], 0 AS [Part], NULL AS [Source], [i0].[Currency] AS [ToldCurrency], [i0].[Date] AS [ToldDate], [i0].[DueDate] AS [ToldDueDate]
    FROM [Invoices] AS [i0]
    WHERE [i0].[Date] > @from AND [i0].[Date] <= @until
    UNION ALL
    SELECT [i2].[AccountId], [i2].[Id] AS [InvoiceId], NULL AS [Counted], [u12].[Open] AS [Amount], 4 AS [Part], NULL AS [Source], [i2].[Currency] AS [ToldCurrency], [i2].[Date] AS [ToldDate], [i2].[DueDate] AS [ToldDueDate]
    FROM (
        SELECT [u11].[DocumentId] AS [Id], COALESCE(SUM([u11].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i1].[Id] AS [DocumentId], 0.0 - [i1].[Amount] AS [Amount]
            FROM [Invoices] AS [i1]
            WHERE [i1].[Date] > @day
            UNION ALL
            SELECT [r2].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            WHERE [r2].[Kind] = 'INVOICE' AND [r2].[Date] > @day20
            UNION ALL
            SELECT [a7].[ToId] AS [DocumentId], [a7].[Amount]
            FROM [Allocations] AS [a7]
            WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[Date] > @day21
            UNION ALL
            SELECT [a9].[ToId] AS [DocumentId], 0.0 - [r3].[Amount] AS [Amount]
            FROM [Reversals] AS [r3]
            INNER JOIN (
                SELECT [a8].[Id], [a8].[ToId]
                FROM [Allocations] AS [a8]
                WHERE [a8].[ToKind] = 'INVOICE'
            ) AS [a9] ON [r3].[DocumentId] = [a9].[Id]
            WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] > @day22
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
        HAVING COALESCE(SUM([u11].[Amount]), 0.0) <> 0.0
    ) AS [u12]
    INNER JOIN [Invoices] AS [i2] ON [u12].[Id] = [i2].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day23 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day24)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u12].[Id] = [d0].[InvoiceId]
) AS [u13]
ORDER BY [u13].[AccountId], [u13].[InvoiceId];

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
