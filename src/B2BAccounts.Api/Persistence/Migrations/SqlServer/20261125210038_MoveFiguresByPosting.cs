using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace B2BAccounts.Api.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MoveFiguresByPosting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Later",
                table: "AccountFigures",
                type: "bit",
                nullable: false,
                defaultValue: false);
            // Accounts with nothing but documents of later days have no row yet: all are gone through once more.
            migrationBuilder.Sql("""DELETE FROM "Settings" WHERE "Name" = 'AccountFigures'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Later",
                table: "AccountFigures");
        }
    }
}
