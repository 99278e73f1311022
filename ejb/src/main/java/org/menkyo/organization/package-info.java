/** The organizations that own licenses, and the distributors that serve them. */
package org.menkyo.organization;
