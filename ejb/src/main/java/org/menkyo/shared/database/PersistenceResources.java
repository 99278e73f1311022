package org.menkyo.shared.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/**
 * Hands the container's persistence context and the runtime data source to the repositories, so that these take them by
 * constructor and can be tested without a container.
 */
@Dependent
public class PersistenceResources {

    @Produces
    @PersistenceContext(unitName = "menkyo")
    private EntityManager entityManager;

    @Produces
    @Resource(lookup = "java:jboss/datasources/MenkyoDS")
    private DataSource dataSource;
}
