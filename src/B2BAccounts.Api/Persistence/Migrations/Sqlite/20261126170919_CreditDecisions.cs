using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CreditDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CreditDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Group = table.Column<bool>(type: "INTEGER", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AskedById = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LapsesOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AmountInQuestion = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Authority = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditDecisions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditVotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DecisionId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    VoterId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    VotedBy = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    VotedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditVotes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CreditVotes_CreditDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "CreditDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // With its foreign key in one: as two steps the whole table would be copied, past any transaction.
            migrationBuilder.Sql(
                """ALTER TABLE "CreditLimits" ADD COLUMN "DecisionId" INTEGER NULL CONSTRAINT "FK_CreditLimits_CreditDecisions_DecisionId" REFERENCES "CreditDecisions" ("Id") ON DELETE RESTRICT""");

            migrationBuilder.CreateIndex(
                name: "IX_CreditLimits_DecisionId",
                table: "CreditLimits",
                column: "DecisionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CreditDecisions_AccountId_AskedAt",
                table: "CreditDecisions",
                columns: new[] { "AccountId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditDecisions_DueOn",
                table: "CreditDecisions",
                column: "DueOn",
                filter: "\"Outcome\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CreditVotes_AccountId",
                table: "CreditVotes",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_CreditVotes_DecisionId_VoterId",
                table: "CreditVotes",
                columns: new[] { "DecisionId", "VoterId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CreditLimits_CreditDecisions_DecisionId",
                table: "CreditLimits");

            migrationBuilder.DropTable(
                name: "CreditVotes");

            migrationBuilder.DropTable(
                name: "CreditDecisions");

            migrationBuilder.DropIndex(
                name: "IX_CreditLimits_DecisionId",
                table: "CreditLimits");

            migrationBuilder.DropColumn(
                name: "DecisionId",
                table: "CreditLimits");
        }
    }
}
