using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FindDocumentsByIdFirst : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reversals_Kind_DocumentId",
                table: "Reversals");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_FromKind_FromId",
                table: "Allocations");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_ToKind_ToId",
                table: "Allocations");

            migrationBuilder.CreateIndex(
                name: "IX_Reversals_DocumentId_Kind",
                table: "Reversals",
                columns: new[] { "DocumentId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_FromId_FromKind",
                table: "Allocations",
                columns: new[] { "FromId", "FromKind" });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_ToId_ToKind",
                table: "Allocations",
                columns: new[] { "ToId", "ToKind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Reversals_DocumentId_Kind",
                table: "Reversals");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_FromId_FromKind",
                table: "Allocations");

            migrationBuilder.DropIndex(
                name: "IX_Allocations_ToId_ToKind",
                table: "Allocations");

            migrationBuilder.CreateIndex(
                name: "IX_Reversals_Kind_DocumentId",
                table: "Reversals",
                columns: new[] { "Kind", "DocumentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_FromKind_FromId",
                table: "Allocations",
                columns: new[] { "FromKind", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_Allocations_ToKind_ToId",
                table: "Allocations",
                columns: new[] { "ToKind", "ToId" });
        }
    }
}
