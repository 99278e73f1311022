/** What all features share: the caller, errors, values, paging, time and secrets. */
package org.menkyo.shared;
