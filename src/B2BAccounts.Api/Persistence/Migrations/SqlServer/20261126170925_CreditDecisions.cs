using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class CreditDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "SetBy",
                table: "CreditLimits",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100,
                oldNullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DecisionId",
                table: "CreditLimits",
                type: "bigint",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "SetBy",
                table: "CreditHolds",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "LiftedBy",
                table: "CreditHolds",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100,
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "CreditDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Group = table.Column<bool>(type: "bit", nullable: false),
                    OrderNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    AskedById = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LapsesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmountInQuestion = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Authority = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    People = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
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
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    DecisionId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Approved = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    VoterId = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    VotedBy = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    VotedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_CreditLimits_DecisionId",
                table: "CreditLimits",
                column: "DecisionId",
                unique: true,
                filter: "[DecisionId] IS NOT NULL");

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

            migrationBuilder.AddForeignKey(
                name: "FK_CreditLimits_CreditDecisions_DecisionId",
                table: "CreditLimits",
                column: "DecisionId",
                principalTable: "CreditDecisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.AlterColumn<string>(
                name: "SetBy",
                table: "CreditLimits",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "SetBy",
                table: "CreditHolds",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400);

            migrationBuilder.AlterColumn<string>(
                name: "LiftedBy",
                table: "CreditHolds",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(400)",
                oldMaxLength: 400,
                oldNullable: true);
        }
    }
}
