-- p0 String(4000)
SELECT d.* FROM OPENJSON(@p0) WITH ("AccountId" bigint '$[0]', "Number" nvarchar(400) '$[1]') AS k JOIN "Invoices" AS d
ON d."AccountId" = k."AccountId" AND d."Number" = k."Number";

-- @accountId Int64
-- @currency String(3)
SELECT [o].[Kind], [o].[DocumentId], [o].[AccountId], [o].[Currency], [o].[Date], [o].[DueDate], [o].[Open]
FROM [OpenDocuments] AS [o]
WHERE [o].[AccountId] = @accountId AND [o].[Kind] = 'INVOICE' AND [o].[Currency] = @currency
ORDER BY [o].[DueDate], [o].[Date], [o].[DocumentId];

-- @list String(4000)
-- @list1 String(4000)
SELECT [u].[AccountId], [u].[Currency], COALESCE(SUM([u].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p].[AccountId], [p].[Currency], [p].[Amount], 0 AS [Part]
    FROM [Payments] AS [p]
    WHERE [p].[AccountId] IN (
        SELECT [l].[value]
        FROM OPENJSON(@list) WITH ([value] bigint '$') AS [l]
    )
    UNION ALL
    SELECT [c].[AccountId], [c].[Currency], [c].[Amount], 1 AS [Part]
    FROM [CreditNotes] AS [c]
    WHERE [c].[AccountId] IN (
        SELECT [l0].[value]
        FROM OPENJSON(@list1) WITH ([value] bigint '$') AS [l0]
    )
) AS [u]
GROUP BY [u].[AccountId], [u].[Currency], [u].[Part];

-- @p0 String(4000)
UPDATE "Accounts" SET "FirstPurchaseOn" = k."First", "LastPurchaseOn" = k."Last", "Status" = k."Status"
FROM OPENJSON(@p0) WITH ("Id" bigint '$[0]', "First" date '$[1]', "Last" date '$[2]', "Status" nvarchar(400) '$[3]') AS k WHERE "Accounts"."Id" = k."Id";

-- @p0 String(4000)
UPDATE "OpenDocuments" SET "Open" = k."After" FROM OPENJSON(@p0) WITH ("Id" bigint '$[0]', "Before" decimal(19,4) '$[1]', "After" decimal(19,4) '$[2]') AS k
WHERE "OpenDocuments"."Kind" = 'INVOICE' AND "OpenDocuments"."DocumentId" = k."Id" AND "OpenDocuments"."Open" = k."Before";

-- @p0 String(4000)
DELETE FROM "OpenDocuments" WHERE "Kind" = 'INVOICE' AND "Open" = 0 AND "DocumentId" IN (SELECT k."Id" FROM OPENJSON(@p0) WITH ("Id" bigint '$[0]', "Before" decimal(19,4) '$[1]', "After" decimal(19,4) '$[2]') AS k);

-- @p0 String(4000)
UPDATE "AccountFigures" SET "Day" = k."Day", "Receivable" = k."Receivable", "Overdue" = k."Overdue", "Unapplied" = k."Unapplied", "Disputed" = k."Disputed", "Balance" = k."Balance", "OldestDueOn" = k."OldestDueOn", "OpenInvoices" = k."OpenInvoices", "MissingRate" = k."MissingRate", "Later" = k."Later" FROM OPENJSON(@p0) WITH ("AccountId" bigint '$[0]', "Day" date '$[1]', "Receivable" decimal(19,4) '$[2]', "Overdue" decimal(19,4) '$[3]', "Unapplied" decimal(19,4) '$[4]', "Disputed" decimal(19,4) '$[5]', "Balance" decimal(19,4) '$[6]', "OldestDueOn" date '$[7]', "OpenInvoices" bigint '$[8]', "MissingRate" nvarchar(400) '$[9]', "Later" bit '$[10]') AS k
WHERE "AccountFigures"."AccountId" = k."AccountId";

-- @p0 String(4000)
INSERT INTO "AccountFigures" ("AccountId", "Day", "Receivable", "Overdue", "Unapplied", "Disputed", "Balance", "OldestDueOn", "OpenInvoices", "MissingRate", "Later") SELECT k."AccountId", k."Day", k."Receivable", k."Overdue", k."Unapplied", k."Disputed", k."Balance", k."OldestDueOn", k."OpenInvoices", k."MissingRate", k."Later" FROM OPENJSON(@p0) WITH ("AccountId" bigint '$[0]', "Day" date '$[1]', "Receivable" decimal(19,4) '$[2]', "Overdue" decimal(19,4) '$[3]', "Unapplied" decimal(19,4) '$[4]', "Disputed" decimal(19,4) '$[5]', "Balance" decimal(19,4) '$[6]', "OldestDueOn" date '$[7]', "OpenInvoices" bigint '$[8]', "MissingRate" nvarchar(400) '$[9]', "Later" bit '$[10]') AS k
WHERE NOT EXISTS (SELECT 1 FROM "AccountFigures" AS f WHERE f."AccountId" = k."AccountId");

-- p0 String(4000)
-- p1 String(4000)
-- p2 Int64
-- p3 String(4000)
SET NOCOUNT ON; SET XACT_ABORT ON; SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
BEGIN TRANSACTION;
INSERT INTO "KeyBlocks" ("Name", "Next")
SELECT @p0, 1 WHERE NOT EXISTS (SELECT 1 FROM "KeyBlocks" WITH (UPDLOCK, SERIALIZABLE) WHERE "Name" = @p1);
UPDATE "KeyBlocks" SET "Next" = "Next" + @p2 OUTPUT deleted."Next" AS "Value" WHERE "Name" = @p3;
COMMIT;
