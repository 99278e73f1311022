/** The database: bringing it up to date, access to it, its locks, failures and transactions. */
package org.menkyo.shared.database;
