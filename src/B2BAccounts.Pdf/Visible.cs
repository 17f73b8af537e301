using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("B2BAccounts.Pdf.Tests")]
