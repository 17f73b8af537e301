using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReserveCredit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CreditReservations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    OrderNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Reserved = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Delivered = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Invoiced = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Outstanding = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReservedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreditReservations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CreditReservations_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CreditReservations_AccountId",
                table: "CreditReservations",
                column: "AccountId",
                filter: "\"Outstanding\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_CreditReservations_AccountId_OrderNumber",
                table: "CreditReservations",
                columns: new[] { "AccountId", "OrderNumber" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CreditReservations");
        }
    }
}
