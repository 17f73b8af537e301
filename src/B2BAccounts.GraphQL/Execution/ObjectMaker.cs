using System.Reflection;

namespace B2BAccounts.GraphQL.Execution;

/// <summary>Makes a record or class of the coerced fields of an input object. Filled after it is handed out, so that input objects
/// may hold themselves.</summary>
internal sealed class ObjectMaker
{
    private ConstructorInfo? constructor;
    private Slot[] parameters = [];
    private IReadOnlyList<(Slot Slot, PropertyInfo Property)> setters = [];

    public void Fill(ConstructorInfo by, Slot[] slots, IReadOnlyList<(Slot, PropertyInfo)> properties)
    {
        constructor = by;
        parameters = slots;
        setters = properties;
    }

    public object Make(object? value)
    {
        var given = (IReadOnlyDictionary<string, object?>)value!;
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = parameters[i].Take(given);
        }

        var made = constructor!.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        foreach (var (slot, property) in setters)
        {
            if (given.ContainsKey(slot.Field!))
            {
                property.SetValue(made, slot.Take(given), BindingFlags.DoNotWrapExceptions, null, null, null);
            }
        }

        return made;
    }

    /// <param name="Field">The input field; null when only the default is taken.</param>
    /// <param name="Convert">Makes the C# value; null when only the default is taken.</param>
    /// <param name="Default">Taken when the field was not given; <see cref="Absent.Value"/> when there is none.</param>
    public readonly record struct Slot(string? Field, InputConverter? Convert, object? Default)
    {
        public object? Take(IReadOnlyDictionary<string, object?> given) => Field is not null && given.TryGetValue(Field, out var value)
            ? Convert!(value)
            : Default == Absent.Value ? Convert!(Absent.Value) : Default;
    }
}
