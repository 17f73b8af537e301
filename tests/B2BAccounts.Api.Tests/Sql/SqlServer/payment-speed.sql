-- @number String(40)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE [a].[Number] = @number;

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

-- @from Date
-- @list String(4000)
-- @part Int32
-- @until Date
-- @list6 String(4000)
-- @part14 Int32
-- @writeOffsAfter Date
-- @list28 String(4000)
-- @list31 String(4000)
-- @day Date
-- @day35 Date
-- @day37 Date
-- @day39 Date
-- @list41 String(4000)
-- @day42 Date
-- @day43 Date
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
            WHERE [a].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [a].[ToKind] = 'INVOICE' AND [a].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a0].[ToId] AS [InvoiceId], [a0].[Date], [a0].[Amount], @part AS [Part], [w].[Date] AS [SourceDate]
            FROM [Allocations] AS [a0]
            INNER JOIN [WriteOffs] AS [w] ON [a0].[FromId] = [w].[Id]
            WHERE [a0].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l0]
            ) AND [a0].[ToKind] = 'INVOICE' AND [a0].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a1].[ToId] AS [InvoiceId], [a1].[Date], [a1].[Amount], 0 AS [Part], [a1].[Date] AS [SourceDate]
            FROM [Allocations] AS [a1]
            WHERE [a1].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l1]
            ) AND [a1].[ToKind] = 'INVOICE' AND [a1].[FromKind] = 'CREDIT_NOTE'
        ) AS [u0]
        WHERE [u0].[Date] > @from AND [u0].[Date] <= @until
        UNION ALL
        SELECT [u2].[InvoiceId], [r].[Date] AS [Counted], [r].[Amount], [u2].[Part], [u2].[SourceDate] AS [Source]
        FROM [Reversals] AS [r]
        INNER JOIN (
            SELECT [a2].[Id], [a2].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a2]
            INNER JOIN [Payments] AS [p0] ON [a2].[FromId] = [p0].[Id]
            WHERE [a2].[AccountId] IN (
                SELECT [l3].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l3]
            ) AND [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a3].[Id], [a3].[ToId] AS [InvoiceId], @part AS [Part], [w0].[Date] AS [SourceDate]
            FROM [Allocations] AS [a3]
            INNER JOIN [WriteOffs] AS [w0] ON [a3].[FromId] = [w0].[Id]
            WHERE [a3].[AccountId] IN (
                SELECT [l4].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l4]
            ) AND [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a4].[Id], [a4].[ToId] AS [InvoiceId], 0 AS [Part], [a4].[Date] AS [SourceDate]
            FROM [Allocations] AS [a4]
            WHERE [a4].[AccountId] IN (
                SELECT [l5].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l5]
            ) AND [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
        ) AS [u2] ON [r].[DocumentId] = [u2].[Id]
        WHERE [r].[AccountId] IN (
            SELECT [l2].[value]
            FROM OPENJSON(@list6) WITH ([value] bigint '$') AS [l2]
        ) AND [r].[Kind] = 'ALLOCATION' AND [r].[Date] > @from AND [r].[Date] <= @until
        UNION ALL
        SELECT [a5].[ToId] AS [InvoiceId], [a5].[Date] AS [Counted], 0.0 - [a5].[Amount] AS [Amount], @part14 AS [Part], [w1].[Date] AS [Source]
        FROM [Allocations] AS [a5]
        INNER JOIN [WriteOffs] AS [w1] ON [a5].[FromId] = [w1].[Id]
        WHERE [a5].[AccountId] IN (
            SELECT [l6].[value]
            FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l6]
        ) AND [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'WRITE_OFF' AND [w1].[Date] > @writeOffsAfter AND [a5].[Date] <= @from
        UNION ALL
        SELECT [s].[ToId] AS [InvoiceId], [r0].[Date] AS [Counted], [r0].[Amount], @part14 AS [Part], [s].[Date0] AS [Source]
        FROM [Reversals] AS [r0]
        INNER JOIN (
            SELECT [a6].[Id], [a6].[ToId], [w2].[Date] AS [Date0]
            FROM [Allocations] AS [a6]
            INNER JOIN [WriteOffs] AS [w2] ON [a6].[FromId] = [w2].[Id]
            WHERE [a6].[AccountId] IN (
                SELECT [l8].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l8]
            ) AND [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF' AND [w2].[Date] > @writeOffsAfter
        ) AS [s] ON [r0].[DocumentId] = [s].[Id]
        WHERE [r0].[AccountId] IN (
            SELECT [l7].[value]
            FROM OPENJSON(@list6) WITH ([value] bigint '$') AS [l7]
        ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] <= @from
        UNION ALL
        SELECT [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [Counted], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], NULL AS [Source]
        FROM [Reversals] AS [r1]
        WHERE [r1].[AccountId] IN (
            SELECT [l9].[value]
            FROM OPENJSON(@list6) WITH ([value] bigint '$') AS [l9]
        ) AND [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    ) AS [u6]
    INNER JOIN [Invoices] AS [i] ON [u6].[InvoiceId] = [i].[Id]
    UNION ALL
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], NULL AS [Counted], [i0].[Amount], 0 AS [Part], NULL AS [Source], [i0].[Currency] AS [ToldCurrency], [i0].[Date] AS [ToldDate], [i0].[DueDate] AS [ToldDueDate]
    FROM [Invoices] AS [i0]
    WHERE [i0].[AccountId] IN (
        SELECT [l10].[value]
        FROM OPENJSON(@list28) WITH ([value] bigint '$') AS [l10]
    ) AND [i0].[Date] > @from AND [i0].[Date] <= @until
    UNION ALL
    SELECT [i2].[AccountId], [i2].[Id] AS [InvoiceId], NULL AS [Counted], [u12].[Open] AS [Amount], 4 AS [Part], NULL AS [Source], [i2].[Currency] AS [ToldCurrency], [i2].[Date] AS [ToldDate], [i2].[DueDate] AS [ToldDueDate]
    FROM (
        SELECT [u11].[DocumentId] AS [Id], COALESCE(SUM([u11].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[AccountId] IN (
                SELECT [l11].[value]
                FROM OPENJSON(@list31) WITH ([value] bigint '$') AS [l11]
            ) AND [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i1].[Id] AS [DocumentId], 0.0 - [i1].[Amount] AS [Amount]
            FROM [Invoices] AS [i1]
            WHERE [i1].[AccountId] IN (
                SELECT [l12].[value]
                FROM OPENJSON(@list28) WITH ([value] bigint '$') AS [l12]
            ) AND [i1].[Date] > @day
            UNION ALL
            SELECT [r2].[DocumentId], [r2].[Amount]
            FROM [Reversals] AS [r2]
            WHERE [r2].[AccountId] IN (
                SELECT [l13].[value]
                FROM OPENJSON(@list6) WITH ([value] bigint '$') AS [l13]
            ) AND [r2].[Kind] = 'INVOICE' AND [r2].[Date] > @day35
            UNION ALL
            SELECT [a7].[ToId] AS [DocumentId], [a7].[Amount]
            FROM [Allocations] AS [a7]
            WHERE [a7].[AccountId] IN (
                SELECT [l14].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l14]
            ) AND [a7].[ToKind] = 'INVOICE' AND [a7].[Date] > @day37
            UNION ALL
            SELECT [a9].[ToId] AS [DocumentId], 0.0 - [r3].[Amount] AS [Amount]
            FROM [Reversals] AS [r3]
            INNER JOIN (
                SELECT [a8].[Id], [a8].[ToId]
                FROM [Allocations] AS [a8]
                WHERE [a8].[AccountId] IN (
                    SELECT [l16].[value]
                    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l16]
                ) AND [a8].[ToKind] = 'INVOICE'
            ) AS [a9] ON [r3].[DocumentId] = [a9].[Id]
            WHERE [r3].[AccountId] IN (
                SELECT [l15].[value]
                FROM OPENJSON(@list6) WITH ([value] bigint '$') AS [l15]
            ) AND [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] > @day39
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
        HAVING COALESCE(SUM([u11].[Amount]), 0.0) <> 0.0
    ) AS [u12]
    INNER JOIN [Invoices] AS [i2] ON [u12].[Id] = [i2].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[AccountId] IN (
            SELECT [l17].[value]
            FROM OPENJSON(@list41) WITH ([value] bigint '$') AS [l17]
        ) AND [d].[OpenedOn] <= @day42 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day43)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u12].[Id] = [d0].[InvoiceId]
) AS [u13]
ORDER BY [u13].[AccountId], [u13].[InvoiceId];
