namespace ManagerBackup.Cards;

/// <summary>How many characters the forms take. Clients hold people to it, callers may not: check again.</summary>
public static class TextLimits
{
    public const int Statement = 4000;
    public const int CustomerSide = 2000;
    public const int Note = 1000;
    public const int CustomerReason = 500;
    public const int Gave = 500;
    public const int EmployeeSupport = 500;
}
