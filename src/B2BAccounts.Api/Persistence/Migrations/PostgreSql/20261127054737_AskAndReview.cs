using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AskAndReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "CoverPercent",
                table: "CreditLimits",
                type: "numeric(5,2)",
                precision: 5,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Insurer",
                table: "CreditLimits",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "RecordedBy",
                table: "AffinityEvents",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "WithdrawReason",
                table: "AffinityEvents",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawnAt",
                table: "AffinityEvents",
                type: "timestamp(6) with time zone",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                table: "AffinityEvents",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "AssessmentRequests",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    Failure = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessmentRequests", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_AssessmentRequests_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CreditReviews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    ReviewedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    RecordedAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditReviews_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GradingRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    PolicyVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    QuantileTableId = table.Column<long>(type: "bigint", nullable: false),
                    BegunOn = table.Column<DateOnly>(type: "date", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    IsComplete = table.Column<bool>(type: "boolean", nullable: false),
                    After = table.Column<long>(type: "bigint", nullable: false),
                    Accounts = table.Column<int>(type: "integer", nullable: false),
                    Assessed = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Failed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GradingRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GradingRuns_QuantileTables_QuantileTableId",
                        column: x => x.QuantileTableId,
                        principalTable: "QuantileTables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentRequests_NextTryAt",
                table: "AssessmentRequests",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_CreditReviews_AccountId_Date",
                table: "CreditReviews",
                columns: new[] { "AccountId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_GradingRuns_BegunAt",
                table: "GradingRuns",
                column: "BegunAt");

            migrationBuilder.CreateIndex(
                name: "IX_GradingRuns_QuantileTableId",
                table: "GradingRuns",
                column: "QuantileTableId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssessmentRequests");

            migrationBuilder.DropTable(
                name: "CreditReviews");

            migrationBuilder.DropTable(
                name: "GradingRuns");

            migrationBuilder.DropColumn(
                name: "CoverPercent",
                table: "CreditLimits");

            migrationBuilder.DropColumn(
                name: "Insurer",
                table: "CreditLimits");

            migrationBuilder.DropColumn(
                name: "RecordedBy",
                table: "AffinityEvents");

            migrationBuilder.DropColumn(
                name: "WithdrawReason",
                table: "AffinityEvents");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "AffinityEvents");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                table: "AffinityEvents");
        }
    }
}
