package org.menkyo.shared.call;

/** Is told of calls that an interface refuses before any service sees them. */
public interface RefusedCalls {

    /** A browser sent a call from a page of another origin (LC-1107). */
    void fromAnotherOrigin(CallOrigin origin);
}
