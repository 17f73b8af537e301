namespace B2BAccounts.GraphQL.Execution;

/// <summary>Runs a plan level by level, then writes the answer in one pass (section 6.2, Executing Operations; section 6.4).</summary>
internal sealed class Executor(ExecutionState state, Output output)
{
    /// <summary>Runs all root fields side by side, or in turn where the options say so.</summary>
    public async ValueTask<bool> QueryAsync(SelectionPlan plan)
    {
        var root = Root(plan);
        await ResolveAsync(root);
        EndWhenTooLarge();
        return WriteObject(root, 0) == Outcome.Written;
    }

    /// <summary>Runs root fields one after the other, and writes each before the next starts: what it answers is what held then
    /// (section 6.2.2).</summary>
    public async ValueTask<bool> MutationAsync(SelectionPlan plan)
    {
        var root = Root(plan);
        output.Writer.Byte((byte)'{');
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            var planned = plan.Fields[i];
            if (planned.Field.NeedsRun)
            {
                await ResolveFieldAsync(root.Runs[i] = new FieldRun(state, planned, root.Rows));
                EndWhenTooLarge();
            }

            if (!WriteField(root, i, 0))
            {
                return false;
            }
        }

        output.Writer.Byte((byte)'}');
        return true;
    }

    private void EndWhenTooLarge()
    {
        if (state.HasTooManyObjects)
        {
            throw new AnswerTooLargeException(state.Options.MaxObjects, "objects");
        }
    }

    private void EndWhenTooLong()
    {
        if (output.Writer.Position > state.Options.MaxAnswerBytes)
        {
            throw new AnswerTooLargeException(state.Options.MaxAnswerBytes, "bytes");
        }

        if (output.Errors.Count > state.Options.MaxAnswerErrors)
        {
            throw new AnswerTooLargeException(state.Options.MaxAnswerErrors, "errors");
        }
    }

    private static SelectionRun Root(SelectionPlan plan)
    {
        var root = new SelectionRun(plan);
        ((Batch<object>)root.Rows).Add(root);
        return root;
    }

    private ValueTask ResolveAsync(SelectionRun run)
    {
        if (state.Options.ResolversTakeTurns)
        {
            return ResolveInTurnAsync(run);
        }

        List<Task>? pending = null;
        foreach (var index in run.Plan.Running)
        {
            var field = run.Runs[index] = new FieldRun(state, run.Plan.Fields[index], run.Rows);
            var task = ResolveFieldAsync(field);
            if (task.IsCompletedSuccessfully)
            {
                task.GetAwaiter().GetResult();
            }
            else
            {
                (pending ??= []).Add(task.AsTask());
            }
        }

        return pending switch
        {
            null => default,
            [var single] => new ValueTask(single),
            _ => new ValueTask(Task.WhenAll(pending)),
        };
    }

    private async ValueTask ResolveInTurnAsync(SelectionRun run)
    {
        foreach (var index in run.Plan.Running)
        {
            await ResolveFieldAsync(run.Runs[index] = new FieldRun(state, run.Plan.Fields[index], run.Rows));
        }
    }

    private ValueTask ResolveFieldAsync(FieldRun run)
    {
        state.Cancellation.ThrowIfCancellationRequested();
        try
        {
            if (run.IsRefused())
            {
                return default;
            }

            _ = run.Arguments;
            var task = state.Trace is { } trace ? trace.ResolveAsync(run) : run.Planned.Field.ResolveAsync(run);
            if (!task.IsCompletedSuccessfully)
            {
                return AwaitFieldAsync(task, run);
            }

            task.GetAwaiter().GetResult();
        }
        catch (Exception e) when (!IsOurs(e))
        {
            run.Failure = e;
            return default;
        }

        return ResolveChildrenAsync(run);
    }

    private async ValueTask AwaitFieldAsync(ValueTask task, FieldRun run)
    {
        try
        {
            await task;
        }
        catch (Exception e) when (!IsOurs(e))
        {
            run.Failure = e;
            return;
        }

        await ResolveChildrenAsync(run);
    }

    // A cancelled HTTP call of a resolver is an error of its field; our own cancellation ends the execution.
    private bool IsOurs(Exception e) => e is OperationCanceledException && state.Cancellation.IsCancellationRequested;

    private ValueTask ResolveChildrenAsync(FieldRun run)
    {
        if (run.Gathered is not { } gathered)
        {
            return default;
        }

        foreach (var child in gathered.Children)
        {
            if (child is not null)
            {
                state.CountObjects(child);
            }
        }

        return state.Options.ResolversTakeTurns ? ResolveInTurnAsync(gathered.Children) : ResolveSideBySideAsync(gathered.Children);
    }

    private async ValueTask ResolveInTurnAsync(IEnumerable<SelectionRun?> children)
    {
        foreach (var child in children)
        {
            if (child is not null && !state.HasTooManyObjects)
            {
                await ResolveInTurnAsync(child);
            }
        }
    }

    private ValueTask ResolveSideBySideAsync(IEnumerable<SelectionRun?> children)
    {
        List<Task>? pending = null;
        foreach (var child in children)
        {
            if (child is null || state.HasTooManyObjects)
            {
                continue;
            }

            var task = ResolveAsync(child);
            if (!task.IsCompletedSuccessfully)
            {
                (pending ??= []).Add(task.AsTask());
            }
        }

        return pending is null ? default : new ValueTask(Task.WhenAll(pending));
    }

    private Outcome WriteObject(SelectionRun run, int row)
    {
        EndWhenTooLong();
        output.Writer.Byte((byte)'{');
        var count = run.Plan.Fields.Length;
        for (var i = 0; i < count; i++)
        {
            if (!WriteField(run, i, row))
            {
                return Outcome.Failed;
            }
        }

        output.Writer.Byte((byte)'}');
        return Outcome.Written;
    }

    // False when the object cannot stand because a non-null field of it failed.
    private bool WriteField(SelectionRun run, int index, int row)
    {
        var planned = run.Plan.Fields[index];
        output.Writer.Raw(index == 0 ? planned.KeyJson.AsSpan(1) : planned.KeyJson);
        var start = output.Writer.Position;
        Exception? error = null;
        if (planned.Field.IsPlainLeaf)
        {
            // Most of what is written. Its place is told only when it fails.
            try
            {
                if (state.Denials is { } denials && denials.Has(planned.Field.Definition.Rule))
                {
                    error = denials.Refusal;
                }
                else if (planned.Field.WriteLeaf(output, planned, null, run.Rows, row) == Outcome.Written)
                {
                    return true;
                }
            }
            catch (Exception e) when (!IsOurs(e))
            {
                error = e;
            }
        }

        output.Push(planned.Key);
        var outcome = !planned.Field.IsPlainLeaf ? WriteValue(planned, run.Runs[index], run.Rows, row) : error is null ? Outcome.Null : Failed(planned, error);
        var stands = outcome == Outcome.Written || output.Settle(planned, outcome, planned.Field.NonNull[0], start);
        output.Pop();
        return stands;
    }

    private Outcome Failed(PlannedField planned, Exception error)
    {
        output.Fail(planned, error);
        return Outcome.Failed;
    }

    private Outcome WriteValue(PlannedField planned, FieldRun? run, Batch parents, int row)
    {
        if (run?.ErrorAt(row) is { } error)
        {
            return Failed(planned, error);
        }

        if (planned.Field.IsComposite)
        {
            return WriteLevel(planned, run!.Gathered!, 0, row);
        }

        try
        {
            var outcome = planned.Field.WriteLeaf(output, planned, run, parents, row);
            return run?.ErrorAt(row) is { } late ? Failed(planned, late) : outcome;
        }
        catch (Exception e) when (!IsOurs(e))
        {
            return Failed(planned, e);
        }
    }

    private Outcome WriteLevel(PlannedField planned, Gathered gathered, int depth, int index)
    {
        if (depth == planned.Field.ListDepth)
        {
            switch (gathered.Slot(index))
            {
                case Gathered.Null:
                    return Outcome.Null;
                case Gathered.Failed:
                    return Failed(planned, new InvalidOperationException($"A value of {planned.Coordinate} {gathered.Problem(index)}."));
                case var slot:
                    return WriteObject(gathered.Child(index), slot);
            }
        }

        var (first, length) = gathered.List(depth, index);
        if (length < 0)
        {
            return Outcome.Null;
        }

        output.Writer.Byte((byte)'[');
        for (var i = 0; i < length; i++)
        {
            if (i > 0)
            {
                output.Writer.Byte((byte)',');
            }

            var start = output.Writer.Position;
            output.Push(i);
            var outcome = WriteLevel(planned, gathered, depth + 1, first + i);
            var stands = outcome == Outcome.Written || output.Settle(planned, outcome, planned.Field.NonNull[depth + 1], start);
            output.Pop();
            if (!stands)
            {
                return Outcome.Failed;
            }
        }

        output.Writer.Byte((byte)']');
        return Outcome.Written;
    }
}
