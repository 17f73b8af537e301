using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SumOpenDocumentsByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OpenDocuments_AccountId_Kind_Currency_DueDate_Date_DocumentId",
                table: "OpenDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_OpenDocuments_AccountId_Kind_Currency_DueDate_Date_DocumentId_Open",
                table: "OpenDocuments",
                columns: new[] { "AccountId", "Kind", "Currency", "DueDate", "Date", "DocumentId", "Open" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OpenDocuments_AccountId_Kind_Currency_DueDate_Date_DocumentId_Open",
                table: "OpenDocuments");

            migrationBuilder.CreateIndex(
                name: "IX_OpenDocuments_AccountId_Kind_Currency_DueDate_Date_DocumentId",
                table: "OpenDocuments",
                columns: new[] { "AccountId", "Kind", "Currency", "DueDate", "Date", "DocumentId" });
        }
    }
}
