package io.onrush.loadtests.audit;

import java.util.List;

/** One thing that must hold. A rule sees values only. */
interface Rule {

    /** Empty where it holds. */
    List<Finding> check(Facts facts);
}
