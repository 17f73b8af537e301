using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Persistence;

/// <summary>The whole book: for rules, posting and jobs. What a caller is answered comes from <see cref="AnswersDb"/>.</summary>
public abstract class AccountsDb(DbContextOptions options) : Book(options);
