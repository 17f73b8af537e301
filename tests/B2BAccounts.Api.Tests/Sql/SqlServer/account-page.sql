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

-- @day13 Date
-- @oldest Date
-- @oldest15 Date
-- @oldest16 Date
-- @oldest17 Date
-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @list1 String(4000)
-- @day Date
-- @list3 String(4000)
-- @list5 String(4000)
-- @list10 String(4000)
-- @day11 Date
-- @day12 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u3].[Open], [i1].[AccountId], [i1].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i1].[DueDate] < @day13 THEN CASE
            WHEN [i1].[DueDate] >= @oldest THEN 1
            WHEN [i1].[DueDate] >= @oldest15 THEN 2
            WHEN [i1].[DueDate] >= @oldest16 THEN 3
            WHEN [i1].[DueDate] >= @oldest17 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
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
        SELECT [i0].[Id], [i0].[AccountId], [i0].[Currency], [i0].[DueDate]
        FROM [Invoices] AS [i0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [i1] ON [u3].[Id] = [i1].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId], COALESCE(SUM([d].[Amount]), 0.0) AS [Amount]
        FROM [Disputes] AS [d]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [d].[AccountId] IN (
            SELECT [l5].[value]
            FROM OPENJSON(@list10) WITH ([value] bigint '$') AS [l5]
        ) AND [d].[OpenedOn] <= @day11 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day12)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @ef_filter__SeesEverything Boolean
-- @list String(4000)
-- @kind AnsiString(40)
-- @list2 String(4000)
-- @day Date
-- @list4 String(4000)
-- @kind0 AnsiString(40)
-- @day6 Date
-- @list7 String(4000)
-- @kind1 AnsiString(40)
-- @kind2 AnsiString(40)
-- @kind3 AnsiString(40)
-- @kind4 AnsiString(40)
-- @kind19 AnsiString(40)
-- @list20 String(4000)
-- @day21 Date
-- @kind190 AnsiString(40)
-- @day24 Date
-- @kind191 AnsiString(40)
-- @kind192 AnsiString(40)
-- @kind193 AnsiString(40)
-- @kind194 AnsiString(40)
SELECT [u13].[AccountId], [u13].[Currency], COALESCE(SUM([u13].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p1].[AccountId], [p1].[Currency], [u5].[Amount]
    FROM (
        SELECT [u4].[DocumentId], COALESCE(SUM([u4].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [o].[AccountId] IN (
                SELECT [l].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
            ) AND [o].[Kind] = @kind
            UNION ALL
            SELECT [p].[Id] AS [DocumentId], 0.0 - [p].[Amount] AS [Amount]
            FROM [Payments] AS [p]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [p].[AccountId] IN (
                SELECT [l0].[value]
                FROM OPENJSON(@list2) WITH ([value] bigint '$') AS [l0]
            ) AND [p].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r].[AccountId] IN (
                SELECT [l1].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l1]
            ) AND [r].[Kind] = @kind0 AND [r].[Date] > @day6
            UNION ALL
            SELECT [u1].[DocumentId], [u1].[Amount]
            FROM (
                SELECT [a].[FromId] AS [DocumentId], [a].[Amount], [a].[Date]
                FROM [Allocations] AS [a]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a].[AccountId] IN (
                    SELECT [l2].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l2]
                ) AND [a].[FromKind] = @kind1
                UNION ALL
                SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount], [a0].[Date]
                FROM [Allocations] AS [a0]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a0].[AccountId] IN (
                    SELECT [l3].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l3]
                ) AND [a0].[ToKind] = @kind2
            ) AS [u1]
            WHERE [u1].[Date] > @day6
            UNION ALL
            SELECT [u3].[DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a1].[AccountId] IN (
                    SELECT [l5].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l5]
                ) AND [a1].[FromKind] = @kind3
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a2].[AccountId] IN (
                    SELECT [l6].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l6]
                ) AND [a2].[ToKind] = @kind4
            ) AS [u3] ON [r0].[DocumentId] = [u3].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r0].[AccountId] IN (
                SELECT [l4].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l4]
            ) AND [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day6
        ) AS [u4]
        GROUP BY [u4].[DocumentId]
    ) AS [u5]
    INNER JOIN (
        SELECT [p0].[Id], [p0].[AccountId], [p0].[Currency]
        FROM [Payments] AS [p0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [p1] ON [u5].[DocumentId] = [p1].[Id]
    UNION ALL
    SELECT [c1].[AccountId], [c1].[Currency], [u12].[Amount]
    FROM (
        SELECT [u11].[DocumentId], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o0].[DocumentId], [o0].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o0]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [o0].[AccountId] IN (
                SELECT [l7].[value]
                FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l7]
            ) AND [o0].[Kind] = @kind19
            UNION ALL
            SELECT [c].[Id] AS [DocumentId], 0.0 - [c].[Amount] AS [Amount]
            FROM [CreditNotes] AS [c]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [c].[AccountId] IN (
                SELECT [l8].[value]
                FROM OPENJSON(@list20) WITH ([value] bigint '$') AS [l8]
            ) AND [c].[Date] > @day21
            UNION ALL
            SELECT [r1].[DocumentId], [r1].[Amount]
            FROM [Reversals] AS [r1]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r1].[AccountId] IN (
                SELECT [l9].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l9]
            ) AND [r1].[Kind] = @kind190 AND [r1].[Date] > @day24
            UNION ALL
            SELECT [u8].[DocumentId], [u8].[Amount]
            FROM (
                SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount], [a3].[Date]
                FROM [Allocations] AS [a3]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a3].[AccountId] IN (
                    SELECT [l10].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l10]
                ) AND [a3].[FromKind] = @kind191
                UNION ALL
                SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount], [a4].[Date]
                FROM [Allocations] AS [a4]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a4].[AccountId] IN (
                    SELECT [l11].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l11]
                ) AND [a4].[ToKind] = @kind192
            ) AS [u8]
            WHERE [u8].[Date] > @day24
            UNION ALL
            SELECT [u10].[DocumentId], 0.0 - [r2].[Amount] AS [Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a5].[AccountId] IN (
                    SELECT [l13].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l13]
                ) AND [a5].[FromKind] = @kind193
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [a6].[AccountId] IN (
                    SELECT [l14].[value]
                    FROM OPENJSON(@list7) WITH ([value] bigint '$') AS [l14]
                ) AND [a6].[ToKind] = @kind194
            ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
            WHERE @ef_filter__SeesEverything = CAST(1 AS bit) AND [r2].[AccountId] IN (
                SELECT [l12].[value]
                FROM OPENJSON(@list4) WITH ([value] bigint '$') AS [l12]
            ) AND [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @day24
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
    ) AS [u12]
    INNER JOIN (
        SELECT [c0].[Id], [c0].[AccountId], [c0].[Currency]
        FROM [CreditNotes] AS [c0]
        WHERE @ef_filter__SeesEverything = CAST(1 AS bit)
    ) AS [c1] ON [u12].[DocumentId] = [c1].[Id]
) AS [u13]
WHERE [u13].[Amount] <> 0.0 OR [u13].[Amount] IS NULL
GROUP BY [u13].[AccountId], [u13].[Currency];

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
