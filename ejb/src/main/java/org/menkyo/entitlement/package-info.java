/** What a licence ID gives its organization. */
package org.menkyo.entitlement;
