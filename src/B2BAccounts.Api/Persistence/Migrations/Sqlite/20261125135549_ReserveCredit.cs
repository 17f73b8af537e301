using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.Sqlite
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Reserved = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Delivered = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Invoiced = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Outstanding = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ReservedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
