namespace B2BAccounts.Domain;

public readonly record struct CurvePoint(decimal X, decimal Y);
