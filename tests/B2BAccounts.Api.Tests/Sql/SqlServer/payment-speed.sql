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

-- @list String(4000)
-- @list1 String(4000)
-- @day Date
-- @list3 String(4000)
-- @day4 Date
-- @list5 String(4000)
-- @day6 Date
-- @day8 Date
-- @list10 String(4000)
-- @day11 Date
-- @day12 Date
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
            WHERE [o].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list1) WITH ([value] bigint '$') AS [l0]
            ) AND [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l1]
            ) AND [r].[Kind] = 'INVOICE' AND [r].[Date] > @day4
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[AccountId] IN (
                SELECT [l2].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l2]
            ) AND [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day6
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[AccountId] IN (
                    SELECT [l4].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l4]
                ) AND [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[AccountId] IN (
                SELECT [l3].[value]
                FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l3]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day8
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[AccountId] IN (
            SELECT [l5].[value]
            FROM OPENJSON(@list10) WITH ([value] bigint '$') AS [l5]
        ) AND [d].[OpenedOn] <= @day11 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day12)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[AccountId] IN (
        SELECT [l6].[value]
        FROM OPENJSON(@list1) WITH ([value] bigint '$') AS [l6]
    ) AND [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[AccountId] IN (
        SELECT [l7].[value]
        FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l7]
    ) AND [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[AccountId] IN (
            SELECT [l8].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l8]
        ) AND [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[AccountId] IN (
            SELECT [l9].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l9]
        ) AND [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[AccountId] IN (
            SELECT [l10].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l10]
        ) AND [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[AccountId] IN (
            SELECT [l12].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l12]
        ) AND [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[AccountId] IN (
            SELECT [l13].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l13]
        ) AND [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[AccountId] IN (
            SELECT [l14].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l14]
        ) AND [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[AccountId] IN (
        SELECT [l11].[value]
        FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l11]
    ) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[AccountId] IN (
            SELECT [l15].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l15]
        ) AND [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[AccountId] IN (
            SELECT [l16].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l16]
        ) AND [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[AccountId] IN (
            SELECT [l17].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l17]
        ) AND [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
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
            WHERE [a11].[AccountId] IN (
                SELECT [l19].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l19]
            ) AND [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[AccountId] IN (
                SELECT [l20].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l20]
            ) AND [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[AccountId] IN (
                SELECT [l21].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l21]
            ) AND [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[AccountId] IN (
        SELECT [l18].[value]
        FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l18]
    ) AND [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];
