/** Who may do what: roles on license IDs, the permission tables, and the operations that they govern (LC-301 to LC-309). */
package org.menkyo.permission;
