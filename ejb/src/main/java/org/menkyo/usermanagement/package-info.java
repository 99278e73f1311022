/** What administrators do with the permissions on their license IDs: give, remove, disable, see (LC-304 to LC-309). */
package org.menkyo.usermanagement;
