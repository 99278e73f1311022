<@p.layout title=t("nav.support-contacts")>
<@p.refusal/>
<@p.filter action="/support-contacts">
<@p.field name="country" value=country!"" list=[{"value": "", "text": t("any")}] + countries/>
<@p.field name="audience" value=audience!"" list=p.choices("audience.", audiences, t("any"))/>
</@p.filter>
<#if contacts??>
<#if contacts?has_content>
<div class="cards">
<#list contacts as contact>
<section class="card">
<h2>${contact.name}</h2>
<p><span class="tag">${t("audience." + contact.audience.name())}</span> <span class="tag"><#if contact.openNow>${t("reach.open", moment(contact.closesAt))}<#elseif contact.opensAt??>${t("reach.opens", moment(contact.opensAt))}<#else>${t("reach.closed")}</#if></span></p>
<dl>
<#if contact.phone??><dt>${t("reach.phone")}</dt><dd><a href="tel:${contact.phone?replace(" ", "")}">${contact.phone}</a></dd></#if>
<#if contact.email??><dt>${t("reach.email")}</dt><dd><a href="mailto:${contact.email}">${contact.email}</a></dd></#if>
<#if contact.page??><dt>${t("reach.page")}</dt><dd><a href="${contact.page}">${contact.page}</a></dd></#if>
<dt>${t("reach.hours")}</dt><dd><#list contact.hours as span><#list span.days as day>${t("weekday." + day.name())}<#sep>, </#sep></#list> ${span.from}–${span.to}<#sep><br></#sep></#list><br><span class="hint">${contact.timeZone}</span></dd>
</dl>
</section>
</#list>
</div>
<#else>
<div class="empty"><p>${t("reach.none")}</p></div>
</#if>
</#if>
<p class="buttons"><a class="button" href="/own-support-cases">${t("nav.own-support-cases")}</a></p>
</@p.layout>
