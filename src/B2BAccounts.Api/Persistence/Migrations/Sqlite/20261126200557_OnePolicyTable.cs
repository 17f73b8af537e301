using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OnePolicyTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Policies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DraftedById = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DraftedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    DraftedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ActiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ActivatedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ActivatedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Policies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Policies_Kind_ActiveFrom",
                table: "Policies",
                columns: new[] { "Kind", "ActiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Policies_Kind_Version",
                table: "Policies",
                columns: new[] { "Kind", "Version" },
                unique: true);

            // Keys are given anew: each of the tables had its own.
            migrationBuilder.Sql(
                """
                INSERT INTO "Policies" ("Id", "Kind", "Version", "Document", "DraftedBy", "DraftedAt", "ActiveFrom", "ActivatedAt")
                SELECT ROW_NUMBER() OVER (ORDER BY "CreatedAt", "Kind", "Id"), "Kind", "PolicyVersion", "Document", "CreatedBy", "CreatedAt", "ActiveFrom",
                    CASE WHEN "ActiveFrom" IS NULL THEN NULL ELSE "CreatedAt" END
                FROM (
                    SELECT "Id", 'GRADING' AS "Kind", "PolicyVersion", "Document", "CreatedBy", "CreatedAt", "ActiveFrom" FROM "GradingPolicies"
                    UNION ALL SELECT "Id", 'CREDIT', "PolicyVersion", "Document", "CreatedBy", "CreatedAt", "ActiveFrom" FROM "CreditPolicies"
                    UNION ALL SELECT "Id", 'DUNNING', "PolicyVersion", "Document", NULL, "CreatedAt", "ActiveFrom" FROM "DunningPolicies") AS "Old"
                """);
            migrationBuilder.Sql("""DELETE FROM "KeyBlocks" WHERE "Name" IN ('GradingPolicyVersion', 'CreditPolicyVersion', 'DunningPolicyVersion')""");
            migrationBuilder.Sql("""INSERT INTO "KeyBlocks" ("Name", "Next") SELECT 'Policy', COUNT(*) + 1 FROM "Policies" HAVING COUNT(*) > 0""");

            migrationBuilder.DropTable(
                name: "CreditPolicies");

            migrationBuilder.DropTable(
                name: "DunningPolicies");

            migrationBuilder.DropTable(
                name: "GradingPolicies");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CreditPolicies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DunningPolicies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DunningPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GradingPolicies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    ActiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Document = table.Column<string>(type: "TEXT", nullable: false),
                    PolicyVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GradingPolicies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CreditPolicies_ActiveFrom",
                table: "CreditPolicies",
                column: "ActiveFrom");

            migrationBuilder.CreateIndex(
                name: "IX_CreditPolicies_PolicyVersion",
                table: "CreditPolicies",
                column: "PolicyVersion",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DunningPolicies_ActiveFrom",
                table: "DunningPolicies",
                column: "ActiveFrom");

            migrationBuilder.CreateIndex(
                name: "IX_DunningPolicies_PolicyVersion",
                table: "DunningPolicies",
                column: "PolicyVersion",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GradingPolicies_ActiveFrom",
                table: "GradingPolicies",
                column: "ActiveFrom");

            migrationBuilder.CreateIndex(
                name: "IX_GradingPolicies_PolicyVersion",
                table: "GradingPolicies",
                column: "PolicyVersion",
                unique: true);

            migrationBuilder.Sql(
                """
                INSERT INTO "GradingPolicies" ("Id", "PolicyVersion", "Document", "CreatedBy", "CreatedAt", "ActiveFrom")
                SELECT "Id", "Version", "Document", SUBSTRING("DraftedBy", 1, 100), "DraftedAt", "ActiveFrom" FROM "Policies" WHERE "Kind" = 'GRADING'
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO "CreditPolicies" ("Id", "PolicyVersion", "Document", "CreatedBy", "CreatedAt", "ActiveFrom")
                SELECT "Id", "Version", "Document", SUBSTRING("DraftedBy", 1, 100), "DraftedAt", "ActiveFrom" FROM "Policies" WHERE "Kind" = 'CREDIT'
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO "DunningPolicies" ("Id", "PolicyVersion", "Document", "CreatedAt", "ActiveFrom")
                SELECT "Id", "Version", "Document", "DraftedAt", "ActiveFrom" FROM "Policies" WHERE "Kind" = 'DUNNING' AND "ActiveFrom" IS NOT NULL
                """);
            migrationBuilder.Sql("""DELETE FROM "KeyBlocks" WHERE "Name" = 'Policy'""");
            migrationBuilder.Sql(
                """
                INSERT INTO "KeyBlocks" ("Name", "Next")
                SELECT "Kind", MAX("Id") + 1 FROM (
                    SELECT "Id", CASE "Kind" WHEN 'GRADING' THEN 'GradingPolicyVersion' WHEN 'CREDIT' THEN 'CreditPolicyVersion' ELSE 'DunningPolicyVersion' END AS "Kind" FROM "Policies") AS "Old"
                GROUP BY "Kind"
                """);

            migrationBuilder.DropTable(
                name: "Policies");
        }
    }
}
