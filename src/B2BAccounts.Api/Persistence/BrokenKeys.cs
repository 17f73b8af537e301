using B2BAccounts.Api.Security;
using B2BAccounts.Api.SupplyChain;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// What a caller is told when a row breaks a unique or foreign key. The rules look before they write; the keys are the last line, behind
/// which no two changes at once can go, and they speak with the rules' codes.
/// </summary>
internal static class BrokenKeys
{
    private static readonly Dictionary<string, (string Code, string Message, string Field)> Known = new(StringComparer.Ordinal)
    {
        ["IX_Accounts_Number"] = (RuleCodes.AccountNumberTaken, "Another account has the number.", "number"),
        ["IX_Invoices_AccountId_Number"] = Document("invoice"),
        ["IX_CreditNotes_AccountId_Number"] = Document("credit note"),
        ["IX_Payments_AccountId_Number"] = Document("payment"),
        ["IX_Refunds_AccountId_Number"] = Document("refund"),
        ["IX_WriteOffs_AccountId_Number"] = Document("write-off"),
        ["IX_FxRates_Currency_BaseCurrency_Day"] = (RuleCodes.FxRateInvalid, "Another rate is recorded for the day.", "day"),
        ["IX_SupplyLinks_SupplierId_BuyerId_Category_Source_ValidFrom"] = (SupplyChainCodes.LinkExists, "The same link is recorded already.", "validFrom"),
        ["IX_SupplyLinks_SinceAlways"] = (SupplyChainCodes.LinkExists, "The same link is recorded already.", "validFrom"),
        // The same on SQLite, which names columns.
        ["IX_SupplyLinks_SupplierId_BuyerId_Category_Source"] = (SupplyChainCodes.LinkExists, "The same link is recorded already.", "validFrom"),
        ["IX_CreditReservations_AccountId_OrderNumber"] = (RuleCodes.ReservationExists, "The order has an amount reserved already.", "orderNumber"),
        ["IX_Users_SearchName"] = (AuthCodes.UserNameTaken, "Another user has the name.", "name"),
    };

    public static RuleViolation Explain(string key) => Known.TryGetValue(key, out var rule)
        ? new RuleViolation(rule.Code, rule.Message, rule.Field)
        : new RuleViolation(RuleCodes.KeyTaken, $"The book has such a row already ({key}); somebody else may have been faster. Read again.");

    public static RuleViolation Reference() => new(RuleCodes.ReferenceNotFound,
        "Something that the change refers to is not in the book, or something that it takes away is referred to. Read again.");

    private static (string Code, string Message, string Field) Document(string kind) =>
        (RuleCodes.DocumentNumberTaken, $"The account has another {kind} with the number.", "number");
}
