/** Agreements, their license IDs, contacts and authorization numbers (LC-101 to LC-107). */
package org.menkyo.agreement;
