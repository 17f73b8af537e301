using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace B2BAccounts.GraphQL.Execution;

/// <content>Fields that say what they read of their parent. Their code is given that and nothing else, so that lists and look-ups may
/// leave the rest of a row unread. What an expression reads are properties: <c>i => i.Id</c>, <c>i => new { i.Id, i.Currency }</c>;
/// one that does more with its parameter reads all of it.</content>
public sealed partial class ObjectBinding<T>
{
    /// <summary>A value that follows from something of the parent.</summary>
    public ObjectBinding<T> Field<TRead, TValue>(string name, Expression<Func<T, TRead>> reads, Func<TRead, TValue> resolve) =>
        Plain<TValue>(name, resolve, reads);

    /// <summary>A value that follows from two things of the parent.</summary>
    public ObjectBinding<T> Field<TFirst, TSecond, TValue>(
        string name, Expression<Func<T, TFirst>> first, Expression<Func<T, TSecond>> second, Func<TFirst, TSecond, TValue> resolve) =>
        Plain<TValue>(name, resolve, first, second);

    /// <summary>A value that follows from three things of the parent.</summary>
    public ObjectBinding<T> Field<TFirst, TSecond, TThird, TValue>(
        string name,
        Expression<Func<T, TFirst>> first,
        Expression<Func<T, TSecond>> second,
        Expression<Func<T, TThird>> third,
        Func<TFirst, TSecond, TThird, TValue> resolve) =>
        Plain<TValue>(name, resolve, first, second, third);

    /// <summary>Values for all parents of a level at once, from something of each: one value a parent, in their order.</summary>
    [OverloadResolutionPriority(4)]
    public ObjectBinding<T> Batch<TRead, TValue>(
        string name, Expression<Func<T, TRead>> reads, Func<IReadOnlyList<TRead>, FieldContext, Task<IReadOnlyList<TValue>>> resolve) =>
        Batch(name, reads, (read, context) => new ValueTask<IReadOnlyList<TValue>>(resolve(read, context)));

    /// <inheritdoc cref="Batch{TRead, TValue}(string, Expression{Func{T, TRead}}, Func{IReadOnlyList{TRead}, FieldContext, Task{IReadOnlyList{TValue}}})"/>
    [OverloadResolutionPriority(3)]
    public ObjectBinding<T> Batch<TRead, TValue>(
        string name, Expression<Func<T, TRead>> reads, Func<IReadOnlyList<TRead>, FieldContext, Task<List<TValue>>> resolve) =>
        Batch(name, reads, async ValueTask<IReadOnlyList<TValue>> (read, context) => await resolve(read, context));

    /// <inheritdoc cref="Batch{TRead, TValue}(string, Expression{Func{T, TRead}}, Func{IReadOnlyList{TRead}, FieldContext, Task{IReadOnlyList{TValue}}})"/>
    [OverloadResolutionPriority(2)]
    public ObjectBinding<T> Batch<TRead, TValue>(
        string name, Expression<Func<T, TRead>> reads, Func<IReadOnlyList<TRead>, FieldContext, Task<TValue[]>> resolve) =>
        Batch(name, reads, async ValueTask<IReadOnlyList<TValue>> (read, context) => await resolve(read, context));

    /// <inheritdoc cref="Batch{TRead, TValue}(string, Expression{Func{T, TRead}}, Func{IReadOnlyList{TRead}, FieldContext, Task{IReadOnlyList{TValue}}})"/>
    [OverloadResolutionPriority(1)]
    public ObjectBinding<T> Batch<TRead, TValue>(
        string name, Expression<Func<T, TRead>> reads, Func<IReadOnlyList<TRead>, FieldContext, ValueTask<IReadOnlyList<TValue>>> resolve)
    {
        var read = reads.Compile();
        Add(name, new BatchBinding<T, TValue>((parents, context) => resolve([.. parents.Select(read)], context), FieldReads.Of(reads)));
        return this;
    }

    /// <summary>Values for all parents of a level at once, from something of each, computed without waiting.</summary>
    public ObjectBinding<T> Batch<TRead, TValue>(
        string name, Expression<Func<T, TRead>> reads, Func<IReadOnlyList<TRead>, FieldContext, IReadOnlyList<TValue>> resolve) =>
        Batch(name, reads, (read, context) => new ValueTask<IReadOnlyList<TValue>>(resolve(read, context)));

    // One compiled delegate, that reads in place.
    private ObjectBinding<T> Plain<TValue>(string name, Delegate resolve, params LambdaExpression[] reads)
    {
        var parent = Expression.Parameter(typeof(T));
        var read = reads.Select(r => Inlined.Of(r, parent));
        var value = Expression.Lambda<Func<T, TValue>>(Expression.Invoke(Expression.Constant(resolve), read), parent);
        Add(name, new PlainBinding<T, TValue>(value.Compile(), FieldReads.Of(reads)));
        return this;
    }
}
