-- @ef_filter__SeesEverything Boolean
-- @number String(40)
SELECT [a].[Id], [a].[Number]
FROM [Accounts] AS [a]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[Number] = @number;

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @_base_Code String(3)
-- @day Date
SELECT [i].[Currency], MIN([i].[Date]) AS [First]
FROM [Invoices] AS [i]
WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] IN (
    SELECT [l].[value]
    FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
) AND [i].[Currency] <> @_base_Code AND [i].[Date] <= @day
GROUP BY [i].[Currency];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @list1 String(4000)
-- @day Date
-- @list3 String(4000)
-- @list5 String(4000)
-- @list10 String(4000)
-- @day11 Date
-- @day12 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i4].[Currency], [i4].[Date] AS [InvoiceDate], [i4].[DueDate]
FROM (
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [o].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list1) WITH ([value] bigint '$') AS [l0]
            ) AND [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l1]
            ) AND [r].[Kind] = 'INVOICE' AND [r].[Date] > @day
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
                SELECT [l2].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l2]
            ) AND [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
                    SELECT [l4].[value]
                    FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l4]
                ) AND [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
                SELECT [l3].[value]
                FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l3]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN (
        SELECT [i0].[Id], [i0].[AccountId], [i0].[Date]
        FROM [Invoices] AS [i0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [i1] ON [u3].[Id] = [i1].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [d].[AccountId] IN (
            SELECT [l5].[value]
            FROM OPENJSON(@list10) WITH ([value] bigint '$') AS [l5]
        ) AND [d].[OpenedOn] <= @day11 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day12)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i2].[AccountId], [i2].[Id] AS [InvoiceId], [i2].[Date] AS [On], [i2].[Amount], 0 AS [Part], [i2].[Date] AS [SourceDate]
    FROM [Invoices] AS [i2]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [i2].[AccountId] IN (
        SELECT [l6].[value]
        FROM OPENJSON(@list1) WITH ([value] bigint '$') AS [l6]
    ) AND [i2].[Date] > @from AND [i2].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r1].[AccountId] IN (
        SELECT [l7].[value]
        FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l7]
    ) AND [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN (
            SELECT [p].[Id], [p].[Date]
            FROM [Payments] AS [p]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
        ) AS [p0] ON [a2].[FromId] = [p0].[Id]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a2].[AccountId] IN (
            SELECT [l8].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l8]
        ) AND [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN (
            SELECT [w].[Id], [w].[Date]
            FROM [WriteOffs] AS [w]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
        ) AS [w0] ON [a3].[FromId] = [w0].[Id]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a3].[AccountId] IN (
            SELECT [l9].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l9]
        ) AND [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a4].[AccountId] IN (
            SELECT [l10].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l10]
        ) AND [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN (
            SELECT [p1].[Id], [p1].[Date]
            FROM [Payments] AS [p1]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
        ) AS [p2] ON [a5].[FromId] = [p2].[Id]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a5].[AccountId] IN (
            SELECT [l12].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l12]
        ) AND [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN (
            SELECT [w1].[Id], [w1].[Date]
            FROM [WriteOffs] AS [w1]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
        ) AS [w2] ON [a6].[FromId] = [w2].[Id]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a6].[AccountId] IN (
            SELECT [l13].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l13]
        ) AND [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a7].[AccountId] IN (
            SELECT [l14].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l14]
        ) AND [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r2].[AccountId] IN (
        SELECT [l11].[value]
        FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l11]
    ) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN (
            SELECT [p3].[Id], [p3].[Date]
            FROM [Payments] AS [p3]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
        ) AS [p4] ON [a8].[FromId] = [p4].[Id]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a8].[AccountId] IN (
            SELECT [l15].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l15]
        ) AND [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN (
            SELECT [w3].[Id], [w3].[Date]
            FROM [WriteOffs] AS [w3]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
        ) AS [w4] ON [a9].[FromId] = [w4].[Id]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a9].[AccountId] IN (
            SELECT [l16].[value]
            FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l16]
        ) AND [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a10].[AccountId] IN (
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
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p6].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN (
                SELECT [p5].[Id], [p5].[Date]
                FROM [Payments] AS [p5]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
            ) AS [p6] ON [a11].[FromId] = [p6].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a11].[AccountId] IN (
                SELECT [l19].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l19]
            ) AND [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w6].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN (
                SELECT [w5].[Id], [w5].[Date]
                FROM [WriteOffs] AS [w5]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
            ) AS [w6] ON [a12].[FromId] = [w6].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a12].[AccountId] IN (
                SELECT [l20].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l20]
            ) AND [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a13].[AccountId] IN (
                SELECT [l21].[value]
                FROM OPENJSON(@list5) WITH ([value] bigint '$') AS [l21]
            ) AND [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r3].[AccountId] IN (
        SELECT [l18].[value]
        FROM OPENJSON(@list3) WITH ([value] bigint '$') AS [l18]
    ) AND [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN (
    SELECT [i3].[Id], [i3].[Currency], [i3].[Date], [i3].[DueDate]
    FROM [Invoices] AS [i3]
    WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
) AS [i4] ON [u18].[InvoiceId] = [i4].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];
