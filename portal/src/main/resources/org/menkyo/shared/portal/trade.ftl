<#-- Parts of forms that make orders and change what stands on record. What was typed is in typed, by the names of the fields. -->
<#-- Of these there is one, though commands have lists. -->
<#global labels = {
"endCustomers[0].name": t("field.endCustomers.name"),
"endCustomers[0].email": t("field.endCustomers.email"),
"resellerEmails[0]": t("field.resellerEmails")}>

<#macro entry name start="" type="text" required=false hint="" list=[]>
<@p.field name=name value=(typed!{})[name]!start type=type required=required hint=hint list=list/>
</#macro>

<#macro paragraphs name hint="">
<@p.text name=name value=(typed!{})[name]!"" hint=hint/>
</#macro>

<#macro box name checked>
<div class="field"><label class="box"><input type="checkbox" id="field-${p.place(name)}" name="${name}" value="true"<#if checked> checked</#if><#if (wrong!{})[name]??> aria-invalid="true" aria-describedby="wrong-${p.place(name)}"</#if>> ${label(name)}</label>
<#if (wrong!{})[name]??><p class="wrong" id="wrong-${p.place(name)}">${wrong[name]}</p></#if></div>
</#macro>

<#macro address name>
<@entry name=name + ".street" required=true/>
<@entry name=name + ".city" required=true/>
<@entry name=name + ".region"/>
<@entry name=name + ".postalCode"/>
<@entry name=name + ".country" list=[{"value": "", "text": t("country.choose")}] + countries/>
</#macro>

<#macro organization>
<fieldset class="part"><legend>${t("organization")}</legend>
<#nested>
<div class="columns">
<@entry name="organization.identifier" required=true hint=t("organization.identifier.hint")/>
<@entry name="organization.name" required=true/>
<@address name="organization.address"/>
</div>
</fieldset>
</#macro>

<#-- Lines of an order or agreement, some of them empty; the button shows more. -->
<#macro lines ends=false>
<fieldset class="part" id="field-lines"><legend>${t("field.lines")}</legend>
<p class="hint">${t("lines.explanation")}</p>
<#if (wrong!{}).lines??><p class="wrong">${wrong.lines}</p></#if>
<#list products![]>
<datalist id="products"><#items as product><option value="${product.code}">${product.name}</option></#items></datalist>
</#list>
<#list rows as row>
<#local at = "lines[" + row?index + "]">
<div class="columns row" role="group" aria-label="${t("line", row?counter)}">
<@product name=at + ".product" value=row.product!""/>
<@p.field name=at + ".quantity" value=row.quantity!"" type="number"/>
<@box name=at + ".softwareAssurance" checked=row.softwareAssurance/>
<#if ends><@p.field name=at + ".softwareAssuranceEnd" value=row.softwareAssuranceEnd!"" type="date"/></#if>
<@box name=at + ".baseLicenseConfirmed" checked=row.baseLicenseConfirmed/>
<@p.field name=at + ".baseLicense" value=row.baseLicense!""/>
</div>
</#list>
<button class="second" type="submit" name="more" value="lines" formnovalidate>${t("lines.more")}</button>
</fieldset>
</#macro>

<#-- A product by its code, with those of the catalog to choose from. -->
<#macro product name value>
<div class="field">
<label for="field-${p.place(name)}">${label(name)}</label>
<input id="field-${p.place(name)}" name="${name}" type="text" value="${value}" autocomplete="off"<#if products?has_content> list="products"</#if><#if (wrong!{})[name]??> aria-invalid="true" aria-describedby="wrong-${p.place(name)}"</#if>>
<#if (wrong!{})[name]??><p class="wrong" id="wrong-${p.place(name)}">${wrong[name]}</p></#if>
</div>
</#macro>

<#macro contactRows hint>
<fieldset class="part" id="field-contacts"><legend>${t("contacts")}</legend>
<p class="hint">${hint}</p>
<#if (wrong!{}).contacts??><p class="wrong">${wrong.contacts}</p></#if>
<#list contacts as row>
<#local at = "contacts[" + row?index + "]">
<div class="columns row" role="group" aria-label="${t("contact.place", row?counter)}">
<#if (wrong!{})[at]??><p class="wrong" id="field-${p.place(at)}">${wrong[at]}</p></#if>
<@p.field name=at + ".kind" value=row.kind!"" list=p.choices("contact.", kinds)/>
<@p.field name=at + ".name" value=row.name!""/>
<@p.field name=at + ".email" value=row.email!"" type="email"/>
</div>
</#list>
<button class="second" type="submit" name="more" value="contacts" formnovalidate>${t("contacts.more")}</button>
</fieldset>
</#macro>

<#-- Why, and for which support case. -->
<#macro work>
<@entry name="reason" hint=t("reason.hint")/>
<@entry name="caseId" start=caseId!"" hint=t("caseId.hint")/>
</#macro>

<#-- The lines that an order has. -->
<#macro orderLines order>
<#local columns = [{"text": t("field.product")}, {"text": t("quantity"), "number": true}, {"text": t("softwareAssurance")}, {"text": t("baseLicense")}]>
<@p.table caption=t("order.lines") columns=columns list={"items": order.lines} empty=t("order.noLines")>
<#list order.lines as line>
<tr>
<@p.cell columns[0].text><code>${line.product}</code></@p.cell>
<@p.cell columns[1].text true>${count(line.quantity)}</@p.cell>
<@p.cell columns[2].text>${(line.softwareAssurance!false)?then(t("yes"), "–")}</@p.cell>
<@p.cell columns[3].text><#if line.baseLicenseConfirmed??>${line.baseLicenseConfirmed?then(t("baseLicense.confirmed"), t("baseLicense.missing"))}<#if line.baseLicense??><br><span class="hint">${line.baseLicense}</span></#if><#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
</#macro>
