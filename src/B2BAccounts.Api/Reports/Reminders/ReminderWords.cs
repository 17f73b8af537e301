namespace B2BAccounts.Api.Reports.Reminders;

/// <summary>What a reminder's letter says beside its text.</summary>
internal static class ReminderWords
{
    public static string Reminder(this ReportWords w) => w.In("Reminder", "催款函", "催款函");

    public static string ReminderSubject(this ReportWords w) => w.In("Invoices past due of a customer", "客户逾期发票", "客戶逾期發票");
}
