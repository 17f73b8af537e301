using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndexListsAndLaterAllocations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OpenDocuments_Kind_DueDate",
                table: "OpenDocuments");

            migrationBuilder.DropIndex(
                name: "IX_CreditHolds_AccountId",
                table: "CreditHolds");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Industry",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Manager",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Reversals_Date",
                table: "Reversals",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_CreditHolds_AccountId",
                table: "CreditHolds",
                column: "AccountId",
                filter: "\"LiftedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_Date",
                table: "Allocations",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Industry_Status_LegalName",
                table: "Accounts",
                columns: new[] { "Industry", "Status", "LegalName" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Manager_Status_LegalName",
                table: "Accounts",
                columns: new[] { "Manager", "Status", "LegalName" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status_LegalName",
                table: "Accounts",
                columns: new[] { "Status", "LegalName" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status_Number",
                table: "Accounts",
                columns: new[] { "Status", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reversals_Date",
                table: "Reversals");

            migrationBuilder.DropIndex(
                name: "IX_CreditHolds_AccountId",
                table: "CreditHolds");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_Date",
                table: "Allocations");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Industry_Status_LegalName",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Manager_Status_LegalName",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status_LegalName",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status_Number",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_OpenDocuments_Kind_DueDate",
                table: "OpenDocuments",
                columns: new[] { "Kind", "DueDate" });

            migrationBuilder.CreateIndex(
                name: "IX_CreditHolds_AccountId",
                table: "CreditHolds",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Industry",
                table: "Accounts",
                column: "Industry");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Manager",
                table: "Accounts",
                column: "Manager");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status",
                table: "Accounts",
                column: "Status");
        }
    }
}
