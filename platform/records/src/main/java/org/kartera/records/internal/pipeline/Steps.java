package org.kartera.records.internal.pipeline;

/** The steps of the pipeline, each made once. */
record Steps(
        EntityPlans plans,
        Authorisation authorisation,
        Loading loading,
        RecordStore store,
        Binding binding,
        Defaults defaults,
        RecordCopies objects,
        ReferenceChecks references,
        UniqueChecks unique,
        Rules rules,
        Numbering numbering,
        ValueRows values,
        Follow follow,
        Computer computer,
        CompanyAmounts amounts,
        FeedEntries feed,
        RowHeads heads,
        Sql sql) {}
