<@p.layout title=t("nav.licenses")>
<@p.refusal/>
<@p.filter action="/licenses">
<@p.field name="licenseId" value=licenseId!""/>
<@p.field name="organization" value=organization!""/>
<@p.field name="program" value=program!"" list=p.choices("program.", programs, t("any"))/>
<@p.field name="product" value=product!""/>
<@p.field name="active" value=active!"" list=p.choices("active.", ["true", "false"], t("any"))/>
<@p.field name="endsBefore" value=endsBefore!"" type="date"/>
<@p.field name="sort" value=sort!"licenseId" list=p.choices("sort.", ["licenseId", "product", "quantity", "end"])/>
</@p.filter>
<#if licenses??>
<#if licenses.items?has_content>
<p class="buttons">
<a class="button second" href="/licenses/summary.csv<#if query?has_content>?${query}</#if>">${t("licenses.csv")}</a>
<a class="button second" href="/licenses/statement.pdf<#if query?has_content>?${query}</#if>">${t("licenses.pdf")}</a>
</p>
</#if>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.organization")}, {"text": t("field.product")}, {"text": t("quantity"), "number": true}, {"text": t("softwareAssurance")}, {"text": t("state")}]>
<@p.table caption=t("licenses.caption") columns=columns list=licenses empty=t("licenses.empty")>
<#list licenses.items as line>
<tr>
<@p.cell columns[0].text><a href="/licenses/${line.licenseId?url}">${line.licenseId}</a><br><span class="hint">${t("program." + line.program.name())}</span></@p.cell>
<@p.cell columns[1].text>${line.organizationName}<br><span class="hint">${line.organizationIdentifier}</span></@p.cell>
<@p.cell columns[2].text>${line.productName}<br><span class="hint">${line.product}<#if line.upgrade> · ${t("licenses.upgrade", count(line.baseLicenseConfirmed!0), count(line.quantity))}</#if></span></@p.cell>
<@p.cell columns[3].text true>${count(line.quantity)}</@p.cell>
<@p.cell columns[4].text><#if line.softwareAssurance??>${t("licenses.covered", count(line.softwareAssurance.quantity))}<#if line.softwareAssurance.lastDay??><br><span class="hint">${t("until", day(line.softwareAssurance.lastDay))}<#if !line.softwareAssurance.inForce> · ${t("ended")}</#if></span></#if><#else>–</#if></@p.cell>
<@p.cell columns[5].text><#if line.state.name() == "ACTIVE">${t("active.true")}<#if line.termLastDay??><br><span class="hint">${t("licenses.termEnd", day(line.termLastDay))}</span></#if><br><a href="/product-keys?licenseId=${line.licenseId?url}">${t("nav.product-keys")}</a><#else><span class="tag">${t("endedOn", day(line.endedAt))}</span></#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/licenses" list=licenses query=query/>
</#if>
</@p.layout>
