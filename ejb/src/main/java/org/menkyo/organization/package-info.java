/** The organizations that own licences, and the distributors that serve them. */
package org.menkyo.organization;
